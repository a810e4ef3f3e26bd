package wherry.http;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// A log whose lines a test reads. Safe for use by many threads.
public final class ListLog implements Log {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public List<String> lines() {
        return lines;
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
        lines.add(level + " " + event + " " + fields + " " + cause);
    }
}
