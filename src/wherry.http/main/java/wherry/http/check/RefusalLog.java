package wherry.http.check;

import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Logs requests that were refused for their host, origin or token: one a minute for each header, so that a client cannot fill the log. Safe for
/// use by many threads.
final class RefusalLog {
    private static final long MINUTE = 60_000_000_000L;

    private final Log log;
    private final LongSupplier nanoTime;
    /// By header; guarded by this object, as what is in it.
    private final Map<String, Count> counts = new HashMap<>();

    RefusalLog(Log log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    private static final class Count {
        private long loggedAt;
        private long unlogged;
    }

    /// @param header one of a few names
    /// @param value  clipped and printable; of a secret the reason of the refusal instead
    void add(String header, String value, String setting) {
        long unlogged;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            Count count = counts.get(header);
            if (count != null && now - count.loggedAt < MINUTE) {
                count.unlogged++;
                return;
            }
            count = counts.computeIfAbsent(header, _ -> new Count());
            unlogged = count.unlogged;
            count.loggedAt = now;
            count.unlogged = 0;
        }
        log.write(Level.WARNING, "request refused", JsonObject.builder().put("header", header).put("value", value)
                .put("setting", setting).put("unlogged", unlogged).build());
    }
}
