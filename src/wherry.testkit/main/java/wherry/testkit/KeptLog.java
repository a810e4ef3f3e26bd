package wherry.testkit;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Keeps the lines of a server's log, of every level.
final class KeptLog implements Log {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public boolean isOn(Level level) {
        return true;
    }

    @Override
    public void write(Level level, String event, JsonObject fields) {
        lines.add(level + " " + event + " " + fields);
    }

    @Override
    public void write(Level level, String event, JsonObject fields, Throwable cause) {
        write(level, event + " " + cause, fields);
    }
}
