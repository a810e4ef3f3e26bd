package wherry.http.exchange;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Instant;
import wherry.http.request.RequestHead;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonWriter;
import wherry.server.event.Incident;
import wherry.server.event.Log;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// One request and its answer, which is sent whole or as a stream.
///
/// The JDK's server leaks a connection unless four rules are kept. Each request gets an answer. An answer with a length is written in full.
/// The request's own thread throws what fails on it. A stream ends by closing its body, also after a write has failed.
///
/// One thread at a time writes. The [ExchangeMonitor] interrupts it when the peer does not read: only an interrupt ends such a write, and it
/// ends the connection too.
public final class Exchange {
    /// The JDK keeps a buffer twice the size of the largest write for as long as the connection lives.
    private static final int SLICE = 16 << 10;

    /// What the [ExchangeMonitor] calls until the answer is complete.
    public interface Watch {
        Watch NONE = _ -> {
        };

        /// Called at each tick of the monitor, on its thread. It must not wait.
        void tick(long now);

        /// Called when the server closes and the connection will be lost.
        default void cancel() {
        }

        /// Called at each tick from when the caller's proof expired. It must not wait.
        default void expire() {
        }
    }

    private final HttpExchange http;
    private final ExchangeMonitor monitor;
    private final Log log;
    private final long writeDeadline;
    private final MemoryBudget budget;
    private RequestHead head;
    private OutputStream out;
    private boolean begun;
    private boolean handedOver;
    /// Guarded by this object.
    private boolean over;
    private volatile Watch watch = Watch.NONE;
    private volatile Thread writer;
    private volatile long writingSince;
    private volatile Expiry expiry = Expiry.NEVER;

    public Exchange(HttpExchange http, ExchangeMonitor monitor, Log log, long writeDeadlineNanos, MemoryBudget budget) {
        this.http = http;
        this.monitor = monitor;
        this.log = log;
        this.writeDeadline = writeDeadlineNanos;
        this.budget = budget;
        monitor.add(this);
    }

    public HttpExchange http() {
        return http;
    }

    public RequestHead head() {
        return head;
    }

    public void head(RequestHead checked) {
        head = checked;
    }

    /// Has the stream of the answer end when the caller's proof expires.
    public void endAt(Instant until) {
        expiry = Expiry.of(until);
    }

    /// The memory that all large messages may take together.
    public MemoryBudget budget() {
        return budget;
    }

    /// The sender of the request. Behind a proxy, its address is the proxy's.
    public Sender sender(Principal principal) {
        return new Sender(principal, http.getRemoteAddress().getAddress().getHostAddress());
    }

    InputStream body() {
        return head.isChunked() ? new ChunkedBody(http.getRequestBody()) : http.getRequestBody();
    }

    public void watch(Watch watching) {
        watch = watching;
    }

    public void header(String name, String value) {
        http.getResponseHeaders().set(name, value);
    }

    /// Ends the connection with the answer.
    public void closeAfterwards() {
        header("Connection", "close");
        // The JDK sets it for clients of HTTP/1.0 that ask to keep the connection.
        http.getResponseHeaders().remove("Keep-Alive");
    }

    /// Whether the answer has begun, or another thread will give it.
    public boolean isTaken() {
        return begun || handedOver;
    }

    /// Lets another thread answer.
    public void handOver() {
        handedOver = true;
    }

    public void send(int status, Json json) throws IOException {
        send(status, JsonWriter.bytes(json));
    }

    /// Answers without a body.
    public void send(int status) throws IOException {
        send(status, new byte[0]);
    }

    /// Answers with this JSON text.
    public void send(int status, byte[] body) throws IOException {
        send(status, "application/json", body);
    }

    /// Answers with this text.
    public void send(int status, String contentType, byte[] body) throws IOException {
        if (body.length > 0) {
            header("Content-Type", contentType);
        }
        begun = true;
        startWriting();
        try {
            if (body.length == 0 || http.getRequestMethod().equals("HEAD")) {
                http.sendResponseHeaders(status, -1);
            } else {
                http.sendResponseHeaders(status, body.length);
                out = http.getResponseBody();
                slices(body);
                out.close();
            }
        } finally {
            done();
        }
    }

    /// Begins a stream. Nothing is sent before [#flush].
    public void open(String contentType) throws IOException {
        begun = true;
        out = http.getResponseBody();
        header("Content-Type", contentType);
        header("Cache-Control", "no-cache, no-transform");
        header("X-Accel-Buffering", "no");
        http.sendResponseHeaders(200, 0);
    }

    public void write(byte[] bytes) throws IOException {
        startWriting();
        slices(bytes);
        writingSince = 0;
    }

    public void flush() throws IOException {
        startWriting();
        out.flush();
        writingSince = 0;
    }

    /// Ends a stream, also after a write has failed.
    public void finish() throws IOException {
        startWriting();
        try {
            out.close();
        } finally {
            done();
        }
    }

    /// Logs a bug of ours.
    ///
    /// @return the id by which an operator finds it in the log
    public String report(Throwable thrown) {
        String incident = Incident.id();
        log.write(Level.ERROR, "incident", JsonObject.of("incident", Json.of(incident)), thrown);
        return incident;
    }

    /// Marks the answer as complete. A handler that fails calls it before it throws to the engine.
    public void done() {
        writingSince = 0;
        monitor.remove(this, http.getResponseCode());
        synchronized (this) {
            over = true;
            notifyAll();
        }
    }

    /// Waits until the answer is complete.
    public synchronized void await() throws InterruptedException {
        while (!over) {
            wait();
        }
    }

    void tick(long now) {
        long since = writingSince;
        if (since != 0 && now - since > writeDeadline) {
            writer.interrupt();
        } else {
            watch.tick(now);
            if (expiry.isOver(now)) {
                watch.expire();
            }
        }
    }

    void cancel() {
        watch.cancel();
    }

    private void slices(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += SLICE) {
            if (at > 0) {
                startWriting();
            }
            out.write(bytes, at, Math.min(SLICE, bytes.length - at));
        }
    }

    private void startWriting() {
        writer = Thread.currentThread();
        // 0 means that no thread writes.
        writingSince = System.nanoTime() | 1;
    }
}
