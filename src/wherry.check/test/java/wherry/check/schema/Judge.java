package wherry.check.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// Checks each message of the server against its definition in the schema of the revision, and counts the definitions that it used.
final class Judge {
    private static final Map<String, String> RESULTS = Map.ofEntries(
            Map.entry("initialize", "InitializeResult"), Map.entry("server/discover", "DiscoverResult"),
            Map.entry("ping", "EmptyResult"), Map.entry("logging/setLevel", "EmptyResult"),
            Map.entry("resources/subscribe", "EmptyResult"), Map.entry("resources/unsubscribe", "EmptyResult"),
            Map.entry("tools/list", "ListToolsResult"), Map.entry("tools/call", "CallToolResult"),
            Map.entry("resources/list", "ListResourcesResult"),
            Map.entry("resources/templates/list", "ListResourceTemplatesResult"),
            Map.entry("resources/read", "ReadResourceResult"), Map.entry("prompts/list", "ListPromptsResult"),
            Map.entry("prompts/get", "GetPromptResult"), Map.entry("completion/complete", "CompleteResult"),
            Map.entry("subscriptions/listen", "SubscriptionsListenResult"));
    private static final Set<String> MAY_ASK = Set.of("tools/call", "resources/read", "prompts/get");
    private static final Map<String, String> NOTIFICATIONS = Map.of(
            "notifications/cancelled", "CancelledNotification", "notifications/progress", "ProgressNotification",
            "notifications/message", "LoggingMessageNotification",
            "notifications/resources/updated", "ResourceUpdatedNotification",
            "notifications/resources/list_changed", "ResourceListChangedNotification",
            "notifications/tools/list_changed", "ToolListChangedNotification",
            "notifications/prompts/list_changed", "PromptListChangedNotification",
            "notifications/subscriptions/acknowledged", "SubscriptionsAcknowledgedNotification",
            "notifications/elicitation/complete", "ElicitationCompleteNotification");
    private static final Map<String, String> REQUESTS = Map.of("ping", "PingRequest", "elicitation/create", "ElicitRequest",
            "sampling/createMessage", "CreateMessageRequest", "roots/list", "ListRootsRequest");
    private static final Map<Long, String> ERRORS = Map.of(-32020L, "HeaderMismatchError",
            -32021L, "MissingRequiredClientCapabilityError", -32022L, "UnsupportedProtocolVersionError");

    private final String revision;
    private final String transport;
    private final boolean modern;
    private final RevisionSchema schema;
    private final Tally tally;

    Judge(String revision, String transport, RevisionSchema schema, Tally tally) {
        this.revision = revision;
        this.transport = transport;
        this.modern = schema.has("DiscoverResult");
        this.schema = schema;
        this.tally = tally;
    }

    /// Lists the errors of a message of the server.
    ///
    /// @param requests the methods of the client's requests, by request id
    List<String> judge(Json message, Map<Json, String> requests) {
        var problems = new ArrayList<String>();
        if (message instanceof JsonArray(var batch)) {
            if (!revision.equals("2025-03-26")) {
                problems.add("a batch in revision " + revision);
            }
            batch.forEach(each -> problems.addAll(judge(each, requests)));
        } else if (!(message instanceof JsonObject object)) {
            problems.add("no object: " + message);
        } else if (object.has("method")) {
            said(object, problems);
        } else if (object.has("error")) {
            failed(object, problems);
        } else {
            answered(object, requests, problems);
        }
        return problems;
    }

    private void said(JsonObject message, List<String> problems) {
        String method = message.string("method").orElse("");
        boolean isRequest = message.has("id");
        if (isRequest && modern) {
            problems.add("a request of the server, which this revision forbids: " + message);
            return;
        }
        String definition = (isRequest ? REQUESTS : NOTIFICATIONS).get(method);
        if (definition == null || !schema.has(definition)) {
            problems.add("revision " + revision + " has no " + method);
            return;
        }
        check(isRequest ? "JSONRPCRequest" : "JSONRPCNotification", message, problems);
        // Older schemas define a notification or a request without `jsonrpc` and `id`.
        check(definition, schema.lists(definition, "jsonrpc") ? message : without(message, "jsonrpc", "id"), problems);
    }

    private void failed(JsonObject message, List<String> problems) {
        long code = message.object("error").flatMap(error -> error.number("code")).map(number -> number.longValue()).orElse(0L);
        if (modern) {
            forbidden(code).ifPresent(problems::add);
        }
        String general = schema.has("JSONRPCErrorResponse") ? "JSONRPCErrorResponse" : "JSONRPCError";
        // Before 2025-11-25 no schema defines an error without an id, which JSON-RPC demands for an unreadable message.
        boolean isNameless = !message.has("id") && general.equals("JSONRPCError");
        check(general, isNameless ? message.toBuilder().put("id", 0).build() : message, problems);
        if (ERRORS.containsKey(code) && schema.has(ERRORS.get(code))) {
            check(ERRORS.get(code), message, problems);
        }
    }

    /// Codes that revision 2026-07-28 forbids or leaves undefined (specification: basic, Error codes).
    private static Optional<String> forbidden(long code) {
        boolean undefined = code <= -32020 && code >= -32099 && !ERRORS.containsKey(code);
        boolean reserved = code <= -32000 && code >= -32019;
        return undefined || reserved ? Optional.of("error code " + code + " is not for a server to make up") : Optional.empty();
    }

    private void answered(JsonObject message, Map<Json, String> requests, List<String> problems) {
        check(schema.has("JSONRPCResultResponse") ? "JSONRPCResultResponse" : "JSONRPCResponse", message, problems);
        String method = requests.get(message.get("id").orElse(Json.of("")));
        if (method == null) {
            problems.add("an answer to no request: " + message);
            return;
        }
        JsonObject result = message.object("result").orElse(JsonObject.EMPTY);
        boolean asks = result.string("resultType").filter("input_required"::equals).isPresent();
        if (asks && !MAY_ASK.contains(method)) {
            problems.add("input_required in answer to " + method);
        }
        String definition = RESULTS.get(method);
        tally.count(revision, method + " over " + transport);
        if (asks) {
            check("InputRequiredResult", result, problems);
        } else if (definition != null) {
            check(definition, result, problems);
        }
        if (definition != null && schema.has(definition + "Response")) {
            check(definition + "Response", message, problems);
        }
    }

    private void check(String definition, JsonObject value, List<String> problems) {
        tally.count(revision, definition);
        schema.violations(definition, value).forEach(violation ->
                problems.add(revision + " " + definition + " " + violation + " in " + value));
    }

    private static JsonObject without(JsonObject object, String... names) {
        Set<String> gone = Set.of(names);
        var rest = JsonObject.builder();
        object.forEach((name, value) -> {
            if (!gone.contains(name)) {
                rest.put(name, value);
            }
        });
        return rest.build();
    }
}
