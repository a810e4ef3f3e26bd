package wherry.server.event;

import java.lang.System.Logger.Level;
import java.time.Duration;
import wherry.json.JsonObject;

/// Where the server writes what operators read. Never given a secret, an argument or a result.
public interface Log {

    boolean isOn(Level level);

    /// Writes one line. Safe to call from any thread; never waits and never throws.
    ///
    /// @param event  what happened, in a few words that do not change from line to line
    /// @param fields what it happened to
    void write(Level level, String event, JsonObject fields);

    /// Writes a line with an exception's stack.
    void write(Level level, String event, JsonObject fields, Throwable cause);

    /// Waits until what was written before has left the process, but no longer than this.
    default void flush(Duration patience) {
    }
}
