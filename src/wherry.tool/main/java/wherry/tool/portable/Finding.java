package wherry.tool.portable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// One thing in a tool's definition that some client does not take.
///
/// @param at      its place in the definition that `tools/list` gives, as a JSON pointer (RFC 6901)
/// @param rule    the name of the rule, such as `type_list`
/// @param effects what happens, at least one
/// @param instead what to write instead
public record Finding(String at, String rule, List<Effect> effects, String instead) {

    public Finding {
        Objects.requireNonNull(at);
        Objects.requireNonNull(rule);
        effects = List.copyOf(effects);
        Objects.requireNonNull(instead);
    }

    /// Whether it breaks a client by default.
    public boolean breaks() {
        return effects.stream().anyMatch(Effect::breaks);
    }

    /// The same for the clients of one family; empty when nothing happens there.
    public Optional<Finding> of(ClientFamily client) {
        List<Effect> there = effects.stream().filter(effect -> effect.client() == client).toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(new Finding(at, rule, there, instead));
    }

    /// For scripts.
    public JsonObject json() {
        return JsonObject.builder().put("at", at).put("rule", rule).put("breaks", breaks()).put("effects", JsonArray.of(effects,
                effect -> JsonObject.builder().put("client", effect.client().label()).put("breaks", effect.breaks()).put("what", effect.what()).build()))
                .put("instead", Json.of(instead)).build();
    }

    /// `/inputSchema/properties/a/type: gemini: the API refuses the request; write one type`
    @Override
    public String toString() {
        return at + ": " + effects.stream().map(effect -> effect.client().label() + ": " + effect.what()).collect(Collectors.joining(", "))
                + "; " + instead;
    }
}
