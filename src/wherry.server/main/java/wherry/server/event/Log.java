package wherry.server.event;

import java.lang.System.Logger.Level;
import wherry.json.JsonObject;

/// Where the server writes what operators read. Never given a secret, an argument or a result.
public interface Log {

    boolean isOn(Level level);

    /// Writes one line. Safe to call from any thread; never throws.
    ///
    /// @param event  what happened, in a few words that do not change from line to line
    /// @param fields what it happened to
    void write(Level level, String event, JsonObject fields);

    /// Writes a line with an exception's stack.
    void write(Level level, String event, JsonObject fields, Throwable cause);
}
