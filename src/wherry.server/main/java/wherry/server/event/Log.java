package wherry.server.event;

import java.lang.System.Logger.Level;
import java.time.Duration;
import wherry.json.JsonObject;

/// Takes the log lines for operators. No caller gives it a secret, an argument or a result.
public interface Log {

    boolean isOn(Level level);

    /// Writes one line. Safe to call from any thread; never waits and never throws.
    ///
    /// @param event  names the event in a few words, which are the same in each line of its kind
    /// @param fields the details
    void write(Level level, String event, JsonObject fields);

    /// Writes a line with an exception's stack.
    void write(Level level, String event, JsonObject fields, Throwable cause);

    /// Waits until all lines written before have left the process, but no longer than `patience`.
    default void flush(Duration patience) {
    }
}
