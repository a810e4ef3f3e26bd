package wherry.server.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Reads a policy of scopes from JSON. A member that it does not know is a mistake, since a rule that was misspelled would protect nothing.
///
/// ```json
/// {"rules": [
///    {"module": "files", "scopes": ["files:read"]},
///    {"tools": ["write_file", "edit_file"], "scopes": ["files:read", "files:write"]}],
///  "implied": {"files:admin": ["files:read", "files:write"]}}
/// ```
public final class PolicyReader {
    private static final String SCOPE = "[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,128}";

    private PolicyReader() {
    }

    /// @throws IllegalArgumentException when it is no policy; the message says where and what would be valid
    public static ScopePolicy read(String text) {
        try {
            Json json = Json.parse(text);
            if (!(json instanceof JsonObject object)) {
                throw bad("the policy", "an object", json);
            }
            requireKnown("the policy", object, Set.of("rules", "implied"));
            return new ScopePolicy(rules(object), implied(object));
        } catch (JsonException e) {
            throw new IllegalArgumentException("not valid JSON: " + e.getMessage(), e);
        }
    }

    private static List<ScopePolicy.Rule> rules(JsonObject policy) {
        var rules = new ArrayList<ScopePolicy.Rule>();
        Json given = policy.get("rules").orElse(JsonArray.EMPTY);
        if (!(given instanceof JsonArray(var items))) {
            throw bad("rules", "an array", given);
        }
        for (Json item : items) {
            String place = "rules[" + rules.size() + "]";
            if (!(item instanceof JsonObject rule)) {
                throw bad(place, "an object", item);
            }
            rules.add(rule(place, rule));
        }
        return rules;
    }

    private static ScopePolicy.Rule rule(String place, JsonObject rule) {
        var known = new LinkedHashSet<>(List.of("module", "scopes"));
        Stream.of(Item.Kind.values()).map(Item.Kind::member).forEach(known::add);
        requireKnown(place, rule, known);
        var items = new HashSet<Item>();
        for (Item.Kind kind : Item.Kind.values()) {
            rule.get(kind.member()).ifPresent(names -> texts(place + "." + kind.member(), names).forEach(name -> items.add(new Item(kind, name))));
        }
        Json module = rule.get("module").orElse(Json.of(""));
        if (!(module instanceof JsonString(String name))) {
            throw bad(place + ".module", "a name", module);
        }
        if (name.isEmpty() == items.isEmpty()) {
            throw new IllegalArgumentException(place + ": expected either a module or names of " + known.stream().skip(2).toList());
        }
        Json scopes = rule.get("scopes").orElseThrow(() -> new IllegalArgumentException(place + ".scopes: expected a list, empty for no scope, got none"));
        return new ScopePolicy.Rule(place, name, items, scopes(place + ".scopes", scopes));
    }

    private static Map<String, Set<String>> implied(JsonObject policy) {
        Json given = policy.get("implied").orElse(JsonObject.EMPTY);
        if (!(given instanceof JsonObject object)) {
            throw bad("implied", "an object", given);
        }
        var implied = new HashMap<String, Set<String>>();
        object.forEach((scope, others) -> {
            requireScope("implied", scope);
            implied.put(scope, scopes("implied." + scope, others));
        });
        return implied;
    }

    private static Set<String> scopes(String place, Json given) {
        Set<String> scopes = texts(place, given);
        scopes.forEach(scope -> requireScope(place, scope));
        return scopes;
    }

    private static void requireScope(String place, String scope) {
        if (!scope.matches(SCOPE)) {
            throw new IllegalArgumentException(place + ": expected 1 to 128 visible ASCII characters without \" and \\, got '" + scope + "'");
        }
    }

    private static Set<String> texts(String place, Json given) {
        var texts = new LinkedHashSet<String>();
        if (!(given instanceof JsonArray(var items))) {
            throw bad(place, "an array of texts", given);
        }
        for (Json item : items) {
            if (!(item instanceof JsonString(String text))) {
                throw bad(place, "an array of texts", given);
            }
            texts.add(text);
        }
        return texts;
    }

    private static void requireKnown(String place, JsonObject object, Set<String> known) {
        for (String member : object.names()) {
            if (!known.contains(member)) {
                throw new IllegalArgumentException(place + ": expected " + known + ", got '" + member + "'");
            }
        }
    }

    private static IllegalArgumentException bad(String place, String valid, Json given) {
        return new IllegalArgumentException(place + ": expected " + valid + ", got " + given);
    }
}
