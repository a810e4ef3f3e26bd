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
        Level level = ended.isError() ? Level.INFO : Level.DEBUG;
        if (log.isOn(level)) {
            JsonObject.Builder fields = fields(ended.subject()).put("millis", ended.took().toMillis());
            if (!ended.wanted()) {
                fields.put("cancelled", true);
            } else if (ended.isError()) {
                fields.put("code", ended.code());
            }
            log.write(level, "call", fields.build());
        }
    }

    /// The fields that identify a request in a log line.
    public static JsonObject.Builder fields(ServerEvent.Subject subject) {
        String method = subject.request().method();
        var fields = JsonObject.builder().put("id", subject.request().id().value()).put("method", method);
        subject.name().ifPresent(name -> fields.put(method.startsWith("prompts/") ? "prompt" : "tool", name));
        return fields;
    }
}
