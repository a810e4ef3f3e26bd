package wherry.protocol;

import java.util.List;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Content;
import wherry.tool.Elicitation;
import wherry.tool.InputRequest;
import wherry.tool.RootsRequest;
import wherry.tool.Sampling;
import wherry.tool.SamplingContent;
import wherry.tool.SamplingMessage;

/// Writes the server's requests to the client as one revision defines them.
public final class Inputs {
    private final Revision revision;
    private final Contents contents;
    private final Definitions definitions;

    public Inputs(Revision revision) {
        this.revision = revision;
        this.contents = new Contents(revision);
        this.definitions = new Definitions(revision);
    }

    public static String method(InputRequest request) {
        return switch (request) {
            case Elicitation _ -> "elicitation/create";
            case Sampling _ -> "sampling/createMessage";
            case RootsRequest _ -> "roots/list";
        };
    }

    /// Whether the revision defines the request.
    public boolean carries(InputRequest request) {
        return revision.since(switch (request) {
            case Elicitation.Form form when FormSchemas.hasLists(form.requestedSchema()) -> Revision.V2025_11_25;
            case Elicitation.Form _ -> Revision.V2025_06_18;
            case Elicitation.Url _ -> Revision.V2025_11_25;
            case Sampling asked when asked.usesTools() -> Revision.V2025_11_25;
            case Sampling _, RootsRequest _ -> Revision.V2024_11_05;
        });
    }

    /// The request as a member of a modern result's `inputRequests`: method and params, no id.
    public JsonObject embedded(InputRequest request) {
        return JsonObject.of("method", Json.of(method(request)), "params", params(request, ""));
    }

    /// @param elicitationId the id of an elicitation by URL; only 2025-11-25 has such ids
    public JsonObject params(InputRequest request, String elicitationId) {
        return switch (request) {
            case Elicitation.Form form -> {
                var json = JsonObject.builder();
                if (revision.since(Revision.V2025_11_25)) {
                    json.put("mode", "form");
                }
                yield json.put("message", form.message())
                        .put("requestedSchema", FormSchemas.worded(form.requestedSchema(), revision)).build();
            }
            case Elicitation.Url url -> {
                var json = JsonObject.builder().put("mode", "url").put("message", url.message())
                        .put("url", url.url().toString());
                yield revision.isModern() ? json.build() : json.put("elicitationId", elicitationId).build();
            }
            case Sampling sampling -> sampling(sampling);
            case RootsRequest _ -> JsonObject.EMPTY;
        };
    }

    private JsonObject sampling(Sampling asked) {
        var json = JsonObject.builder()
                .put("messages", asked.messages().stream().flatMap(this::messages).collect(JsonArray.toArray()))
                .put("maxTokens", asked.maxTokens());
        asked.systemPrompt().ifPresent(prompt -> json.put("systemPrompt", prompt));
        asked.temperature().ifPresent(temperature -> json.put("temperature", temperature));
        if (!asked.preferences().isEmpty()) {
            json.put("modelPreferences", asked.preferences());
        }
        if (!asked.stopSequences().isEmpty()) {
            json.put("stopSequences", JsonArray.of(asked.stopSequences(), Json::of));
        }
        if (!asked.metadata().isEmpty()) {
            json.put("metadata", asked.metadata());
        }
        if (!asked.tools().isEmpty()) {
            json.put("tools", JsonArray.of(asked.tools(), definitions::tool));
            asked.toolChoice().ifPresent(mode -> json.put("toolChoice", JsonObject.of("mode", Json.of(mode))));
        }
        return json.build();
    }

    /// Before 2025-11-25 a message holds one piece of content, so a message of several becomes several messages.
    private Stream<Json> messages(SamplingMessage message) {
        List<SamplingContent> parts = message.content();
        return parts.size() > 1 && revision.since(Revision.V2025_11_25)
                ? Stream.of(message(message, JsonArray.of(parts, this::content)))
                : parts.stream().map(part -> message(message, content(part)));
    }

    private static JsonObject message(SamplingMessage message, Json content) {
        return JsonObject.of("role", Contents.role(message.role()), "content", content);
    }

    private JsonObject content(SamplingContent part) {
        return switch (part) {
            case Content.Text text -> contents.content(text);
            case Content.Image image -> contents.content(image);
            case Content.Audio audio -> contents.content(audio);
            case SamplingContent.ToolUse use -> contents.meta(Contents.typed("tool_use").put("id", use.id())
                    .put("name", use.name()).put("input", use.input()), use.meta()).build();
            case SamplingContent.ToolAnswer answer -> contents.toolAnswer(answer);
        };
    }

    /// Adds what one request needs to an object in the shape of `ClientCapabilities`.
    static JsonObject requires(InputRequest request, JsonObject others) {
        return switch (request) {
            case Elicitation.Form _ -> with(others, "elicitation", "form");
            case Elicitation.Url _ -> with(others, "elicitation", "url");
            case Sampling asked when asked.usesTools() -> with(others, "sampling", "tools");
            case Sampling _ -> others.toBuilder().put("sampling", others.object("sampling").orElse(JsonObject.EMPTY)).build();
            case RootsRequest _ -> others.toBuilder().put("roots", JsonObject.EMPTY).build();
        };
    }

    private static JsonObject with(JsonObject others, String capability, String part) {
        JsonObject parts = others.object(capability).orElse(JsonObject.EMPTY);
        return others.toBuilder().put(capability, parts.toBuilder().put(part, JsonObject.EMPTY).build()).build();
    }
}
