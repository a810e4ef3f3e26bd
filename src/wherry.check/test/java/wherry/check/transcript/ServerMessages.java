package wherry.check.transcript;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The messages that a server can send in each revision.
final class ServerMessages {
    private static final String FIRST = "2024-11-05";
    private static final String LAST_LEGACY = "2025-11-25";
    private static final String LAST = "2026-07-28";

    private record Span(String since, String until) {
        boolean holds(String revision) {
            return since.compareTo(revision) <= 0 && revision.compareTo(until) <= 0;
        }
    }

    private static final Map<Span, List<String>> METHODS = Map.of(
            new Span(FIRST, LAST), List.of("tools/list", "tools/call", "resources/list", "resources/templates/list",
                    "resources/read", "prompts/list", "prompts/get", "completion/complete"),
            new Span(FIRST, LAST_LEGACY), List.of("initialize", "ping", "logging/setLevel", "resources/subscribe",
                    "resources/unsubscribe"),
            new Span(LAST, LAST), List.of("server/discover", "fixture/ping"));

    /// The messages beside the results of methods, by their names in the official schemas.
    private static final Map<Span, List<String>> DEFINITIONS = Map.of(
            new Span(FIRST, LAST), List.of("ProgressNotification", "LoggingMessageNotification", "ResourceUpdatedNotification",
                    "ToolListChangedNotification", "PromptListChangedNotification"),
            new Span(FIRST, LAST_LEGACY), List.of("CreateMessageRequest", "ListRootsRequest"),
            new Span("2025-06-18", LAST_LEGACY), List.of("ElicitRequest"),
            new Span(LAST_LEGACY, LAST_LEGACY), List.of("ElicitationCompleteNotification"),
            new Span(FIRST, "2025-06-18"), List.of("JSONRPCError"),
            new Span(LAST_LEGACY, LAST), List.of("JSONRPCErrorResponse"),
            new Span(LAST, LAST), List.of("InputRequiredResult", "SubscriptionsAcknowledgedNotification",
                    "UnsupportedProtocolVersionError", "MissingRequiredClientCapabilityError"));

    private ServerMessages() {
    }

    static Stream<String> methods(String revision) {
        return in(METHODS, revision);
    }

    static Stream<String> definitions(String revision) {
        return in(DEFINITIONS, revision);
    }

    private static Stream<String> in(Map<Span, List<String>> words, String revision) {
        return words.entrySet().stream().filter(entry -> entry.getKey().holds(revision))
                .flatMap(entry -> entry.getValue().stream());
    }
}
