package wherry.server.event;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import wherry.json.JsonObject;

/// Writes one line for each call that has ended: at info when its answer is an error, else at debug.
public final class CallLog implements Consumer<ServerEvent> {
    private final Log log;

    public CallLog(Log log) {
        this.log = log;
    }

    @Override
    public void accept(ServerEvent event) {
        if (event instanceof ServerEvent.Ended ended) {
            write(ended);
        }
    }

    private void write(ServerEvent.Ended ended) {
        CallOutcome outcome = ended.outcome();
        Level level = outcome.isError() ? Level.INFO : Level.DEBUG;
        if (log.isOn(level)) {
            JsonObject.Builder fields = fields(ended.subject()).put("revision", ended.revision().text());
            if (!ended.principal().isAnonymous()) {
                fields.put("principal", ended.principal().subject()).put("issuer", ended.principal().issuer());
            }
            ended.subject().trace().ifPresent(trace -> fields.put("trace", trace));
            fields.put("millis", ended.took().toMillis()).put("outcome", outcome.label());
            if (outcome instanceof CallOutcome.Refused refused && !refused.incident().isEmpty()) {
                fields.put("incident", refused.incident());
            }
            log.write(level, "call", fields.build());
        }
    }

    /// The fields that identify a request in a log line.
    public static JsonObject.Builder fields(ServerEvent.Subject subject) {
        String method = subject.method();
        var fields = JsonObject.builder().put("id", subject.request().id().value()).put("method", method);
        subject.name().ifPresent(name -> fields.put(method.startsWith("prompts/") ? "prompt" : "tool", name));
        return fields;
    }
}
