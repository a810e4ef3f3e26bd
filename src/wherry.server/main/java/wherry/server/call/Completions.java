package wherry.server.call;

import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.catalog.CatalogSnapshot;
import wherry.tool.CallContext;
import wherry.tool.Completer;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.ResourceTemplate;

/// Answers `completion/complete`.
final class Completions {
    private static final int LIMIT = 100;

    private Completions() {
    }

    static JsonObject complete(CatalogSnapshot snapshot, Call.Complete call, CallContext context) throws Exception {
        Optional<Completer> completer = switch (call.reference()) {
            case Call.Reference.ToPrompt(String name) -> ofPrompt(snapshot, name, call.argument());
            case Call.Reference.ToResource(String uri) -> ofTemplate(snapshot, uri, call.argument());
        };
        List<String> values = completer.isEmpty()
                ? List.of()
                : ContextLoader.of(completer.get()).complete(call.typed(), call.others(), context);
        return JsonObject.of("completion", JsonObject.builder()
                .put("values", JsonArray.of(values.subList(0, Math.min(values.size(), LIMIT)), Json::of))
                .put("total", values.size())
                .put("hasMore", values.size() > LIMIT)
                .build());
    }

    private static Optional<Completer> ofPrompt(CatalogSnapshot snapshot, String name, String argument) {
        Prompt prompt = snapshot.prompts().get(name);
        if (prompt == null) {
            throw unknown("ref.name: no prompt named '" + name + "'");
        }
        return prompt.arguments().stream().filter(each -> each.name().equals(argument)).findFirst()
                .orElseThrow(() -> unknown("argument.name: prompt '" + name + "' has no argument '" + argument + "'; it has "
                        + prompt.arguments().stream().map(PromptArgument::name).toList()))
                .completer();
    }

    private static Optional<Completer> ofTemplate(CatalogSnapshot snapshot, String uri, String variable) {
        ResourceTemplate template = snapshot.templates().get(uri);
        if (template == null && snapshot.resources().containsKey(uri)) {
            return Optional.empty();
        }
        if (template == null) {
            throw unknown("ref.uri: no resource template '" + uri + "'");
        }
        if (!template.uriTemplate().variables().contains(variable)) {
            throw unknown("argument.name: template '" + uri + "' has no variable '" + variable + "'; it has "
                    + template.uriTemplate().variables());
        }
        return Optional.ofNullable(template.completers().get(variable));
    }

    private static FaultException unknown(String message) {
        return new FaultException(new Fault.InvalidParams("params." + message));
    }
}
