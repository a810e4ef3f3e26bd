package wherry.app;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.json.JsonWriter;
import wherry.server.event.Log;

/// Writes log lines to a stream: one JSON object a line, or a form for people.
///
/// Both forms encode every field as JSON, so that no field can end a line or control a terminal.
final class LogLines implements Log {
    private static final int STACK_LIMIT = 8 << 10;
    /// Characters of any other field. Ids and names come from the peer and may be as long as a message.
    private static final int FIELD_LIMIT = 1 << 10;

    private final LogWriter writer;
    private final Level threshold;
    private final boolean json;
    private final InstantSource clock;

    LogLines(OutputStream out, Level threshold, boolean json, InstantSource clock) {
        this.writer = new LogWriter(out, lost -> line(Level.WARNING, "log lines dropped, as standard error was not read",
                JsonObject.of("count", Json.of(lost))));
        this.threshold = threshold;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean isOn(Level level) {
        return level.getSeverity() >= threshold.getSeverity();
    }

    @Override
    public void write(Level level, String event, JsonObject fields) {
        if (isOn(level)) {
            writer.write(line(level, event, fields));
        }
    }

    @Override
    public void flush(Duration patience) {
        writer.flush(patience);
    }

    private String line(Level level, String event, JsonObject fields) {
        return json ? asJson(time(), level, event, clipped(fields)) : asText(time(), level, event, clipped(fields));
    }

    @Override
    public void write(Level level, String event, JsonObject fields, Throwable cause) {
        if (isOn(level)) {
            write(level, event, described(fields, cause));
        }
    }

    private static JsonObject described(JsonObject fields, Throwable cause) {
        try {
            var stack = new StringWriter();
            cause.printStackTrace(new PrintWriter(stack));
            return fields.toBuilder().put("error", String.valueOf(cause)).put("stack", stack.toString()).build();
        } catch (RuntimeException | Error e) {
            // A tool's exception may throw from its own methods.
            return fields.toBuilder().put("error", cause.getClass().getName()).build();
        }
    }

    /// Always has three digits after the point. The JDK leaves out zeros.
    private String time() {
        String time = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return time.contains(".") ? time : time.replace("Z", ".000Z");
    }

    private static JsonObject clipped(JsonObject fields) {
        var clipped = JsonObject.builder();
        fields.forEach((name, value) -> {
            int limit = name.equals("stack") ? STACK_LIMIT : FIELD_LIMIT;
            clipped.put(name, value instanceof JsonString(String text) && text.length() > limit ? Json.of(clipped(text, limit)) : value);
        });
        return clipped.build();
    }

    /// Never cuts between the two halves of a character.
    private static String clipped(String text, int limit) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit) + "…";
    }

    private static String asJson(String time, Level level, String event, JsonObject fields) {
        return escaped(JsonWriter.text(JsonObject.builder()
                .put("time", time)
                .put("level", level.name().toLowerCase(Locale.ROOT))
                .put("event", event)
                .putAll(fields).build()));
    }

    private static String asText(String time, Level level, String event, JsonObject fields) {
        var line = new StringBuilder(time.substring(11, 23)).append(' ').append(level).append(' ').append(event);
        fields.forEach((name, value) -> {
            line.append(' ').append(name).append('=');
            if (name.equals("stack") && value instanceof JsonString(String stack)) {
                stack.strip().lines().forEach(frame -> line.append("\n    ").append(escaped(frame)));
            } else {
                line.append(escaped(text(value)));
            }
        });
        return line.toString();
    }

    private static String text(Json value) {
        return value instanceof JsonString(String plain) && plain.matches("[\\x21-\\x7e&&[^\"]]+") ? plain : value.toString();
    }

    /// Escapes characters that JSON allows, but that some terminals and log viewers read as a line's end, a command or a change of the
    /// reading order.
    private static String escaped(String line) {
        StringBuilder out = null;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean bad = switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> c != '\t';
                default -> false;
            };
            if (bad && out == null) {
                out = new StringBuilder(line.substring(0, i));
            }
            if (out != null) {
                out.append(bad ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return out == null ? line : out.toString();
    }
}
