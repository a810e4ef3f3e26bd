package wherry.server.call;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.RequestMeta;
import wherry.protocol.Revision;
import wherry.server.input.ClientInput;
import wherry.server.request.CallOutput;
import wherry.server.session.Caller;
import wherry.server.session.Session;
import wherry.tool.CallContext;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;
import wherry.tool.LogLevel;
import wherry.tool.Principal;
import wherry.tool.TraceContext;

/// The [CallContext] of one run of a handler.
final class HandlerContext implements CallContext, AutoCloseable {
    /// How many log messages one call may send. The rest is dropped, and one last message says so.
    private static final int LOG_LIMIT = 1000;

    private final Caller caller;
    private final RequestMeta meta;
    private final CallOutput call;
    private final ClientInput input;
    /// Null when a modern client wants no log messages, and on a legacy session, which may change its level during the call.
    private final LogLevel logLevel;
    private final Thread owner = Thread.currentThread();
    private volatile boolean over;
    /// Guarded by this object.
    private double reached = Double.NEGATIVE_INFINITY;
    private int logged;

    HandlerContext(Caller caller, RequestMeta meta, CallOutput call, ClientInput input) {
        this.caller = caller;
        this.meta = meta;
        this.call = call;
        this.input = input;
        // Read before the handler runs, since a wrong level refuses the call.
        this.logLevel = caller.session().isPresent() ? null : meta.logLevel().orElse(null);
    }

    @Override
    public Principal principal() {
        return caller.principal();
    }

    @Override
    public Optional<Implementation> clientInfo() {
        return caller.clientInfo();
    }

    @Override
    public ClientCapabilities clientCapabilities() {
        return caller.capabilities();
    }

    @Override
    public JsonObject meta() {
        return meta.raw();
    }

    @Override
    public TraceContext trace() {
        return meta.trace();
    }

    @Override
    public void progress(double progress, double total, String message) {
        Optional<Json> token = meta.progressToken();
        if (over || token.isEmpty() || !Double.isFinite(progress)) {
            return;
        }
        var params = JsonObject.builder().put("progressToken", token.get()).put("progress", progress);
        if (Double.isFinite(total)) {
            params.put("total", total);
        }
        if (!message.isEmpty() && caller.revision().since(Revision.V2025_03_26)) {
            params.put("message", message);
        }
        // Sent under the lock, so that of two threads the one with less progress does not send last.
        synchronized (this) {
            if (progress > reached) {
                reached = progress;
                call.send(Envelope.notification("notifications/progress", params.build()));
            }
        }
    }

    @Override
    public void log(LogLevel level, String logger, Json data) {
        LogLevel wanted = caller.session().map(Session::logLevel).orElse(logLevel);
        if (over || wanted == null || level.compareTo(wanted) < 0) {
            return;
        }
        int count;
        synchronized (this) {
            count = ++logged;
        }
        if (count <= LOG_LIMIT) {
            send(level, logger, data);
        } else if (count == LOG_LIMIT + 1) {
            send(LogLevel.WARNING, "wherry", Json.of("more than " + LOG_LIMIT
                    + " log messages of one call: the rest is dropped"));
        }
    }

    private void send(LogLevel level, String logger, Json data) {
        call.send(Envelope.notification("notifications/message", JsonObject.builder()
                .put("level", level.word()).put("logger", logger).put("data", data).build()));
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> requests) throws InterruptedException {
        requireOwn();
        if (!call.isOpen()) {
            throw new InterruptedException("the call was cancelled");
        }
        return input.ask(requests);
    }

    @Override
    public Json once(String key, Callable<Json> work) throws Exception {
        requireOwn();
        return input.once(key, work);
    }

    @Override
    public <T> Optional<T> inSession(Class<T> type, Supplier<T> first) {
        return caller.session().map(session -> session.kept(type, first));
    }

    @Override
    public void completed(String key) {
        input.completed(key);
    }

    @Override
    public void pollLater(Duration retryAfter) {
        call.release(retryAfter);
    }

    private void requireOwn() {
        if (over || Thread.currentThread() != owner) {
            throw new IllegalStateException("ask and once are for the handler's own thread, before it returns");
        }
    }

    /// Called when the handler has returned.
    @Override
    public void close() {
        over = true;
    }
}
