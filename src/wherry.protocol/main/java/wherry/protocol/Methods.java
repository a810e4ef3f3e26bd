package wherry.protocol;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.protocol.Call.ListItems.Kind;

/// Makes a typed [Call] of a request. Only this class knows the params of each method and the revisions that have it.
public final class Methods {
    private Methods() {
    }

    /// Whether a capability's code answers this method of the core protocol.
    public static boolean isHandled(String method) {
        return switch (method) {
            case "tools/call", "resources/read", "prompts/get", "completion/complete" -> true;
            default -> false;
        };
    }

    /// Whether the core protocol of a revision has this method. An extension may not define such a method.
    public static boolean isCore(String method) {
        return Stream.of(Revision.LATEST, Revision.LATEST_LEGACY).anyMatch(revision -> {
            try {
                return !(read(revision, new Message.Request(RequestId.of(0), method, JsonObject.EMPTY)) instanceof Call.Other);
            } catch (FaultException e) {
                // Only a known method can have invalid params.
                return true;
            }
        });
    }

    /// @throws FaultException when params are missing or of another kind
    public static Call read(Revision revision, Message.Request request) {
        JsonObject params = request.params();
        return switch (request.method()) {
            case "tools/list" -> list(Kind.TOOLS, params);
            case "resources/list" -> list(Kind.RESOURCES, params);
            case "resources/templates/list" -> list(Kind.RESOURCE_TEMPLATES, params);
            case "prompts/list" -> list(Kind.PROMPTS, params);
            case "tools/call" -> new Call.CallTool(Params.string(params, "name"),
                    Params.objectOrEmpty(params, "arguments"), retry(revision, params));
            case "resources/read" -> new Call.ReadResource(Params.string(params, "uri"), retry(revision, params));
            case "prompts/get" -> new Call.GetPrompt(Params.string(params, "name"),
                    Params.strings(params, "arguments"), retry(revision, params));
            case "completion/complete" -> complete(params);
            default -> revision.isModern() ? modern(request) : legacy(request);
        };
    }

    private static Call modern(Message.Request request) {
        return switch (request.method()) {
            case "server/discover" -> new Call.Discover();
            case "subscriptions/listen" -> listen(Params.object(request.params(), "notifications"));
            default -> new Call.Other(request.method(), request.params());
        };
    }

    private static Call legacy(Message.Request request) {
        JsonObject params = request.params();
        return switch (request.method()) {
            case "initialize" -> new Call.Initialize(Params.string(params, "protocolVersion"),
                    Clients.capabilities(Params.object(params, "capabilities")),
                    Clients.implementation("clientInfo", Params.object(params, "clientInfo")));
            case "ping" -> new Call.Ping();
            case "resources/subscribe" -> new Call.Subscribe(Params.string(params, "uri"));
            case "resources/unsubscribe" -> new Call.Unsubscribe(Params.string(params, "uri"));
            case "logging/setLevel" -> new Call.SetLevel(Params.logLevel("level",
                    params.get("level").orElseThrow(() -> Params.wrong("level", "a log level", params, "level"))));
            default -> new Call.Other(request.method(), params);
        };
    }

    private static Call list(Kind kind, JsonObject params) {
        return new Call.ListItems(kind, Params.optionalString(params, "cursor")
                .<Call.Page>map(Call.Page.Next::new).orElseGet(Call.Page.First::new));
    }

    private static Retry retry(Revision revision, JsonObject params) {
        return revision.isModern() ? Retry.of(params) : Retry.NONE;
    }

    private static Call complete(JsonObject params) {
        JsonObject ref = Params.object(params, "ref");
        Call.Reference reference = switch (Params.string(ref, "ref.type")) {
            case "ref/prompt" -> new Call.Reference.ToPrompt(Params.string(ref, "ref.name"));
            case "ref/resource" -> new Call.Reference.ToResource(Params.string(ref, "ref.uri"));
            case String other -> throw Params.wrong("ref.type", "ref/prompt or ref/resource", Json.of(other));
        };
        JsonObject argument = Params.object(params, "argument");
        return new Call.Complete(reference, Params.string(argument, "argument.name"), Params.string(argument, "argument.value"),
                Params.strings(Params.objectOrEmpty(params, "context"), "context.arguments"));
    }

    private static Call listen(JsonObject filter) {
        Set<String> uris = new LinkedHashSet<>();
        Params.given(filter, "resourceSubscriptions").ifPresent(value -> {
            if (!(value instanceof JsonArray(var items))) {
                throw Params.wrong("notifications.resourceSubscriptions", "an array of strings", value);
            }
            for (Json item : items) {
                if (!(item instanceof JsonString(String uri))) {
                    throw Params.wrong("notifications.resourceSubscriptions", "an array of strings", item);
                }
                uris.add(uri);
            }
        });
        return new Call.Listen(Params.flag(filter, "notifications.toolsListChanged"),
                Params.flag(filter, "notifications.promptsListChanged"), Params.flag(filter, "notifications.resourcesListChanged"), uris);
    }
}
