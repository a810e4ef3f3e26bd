package wherry.app;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import wherry.json.JsonObject;
import wherry.server.Log;

/// Sends what the JDK and libraries log to the server's own log, from warnings on: below that the JDK's HTTP server logs
/// request URIs, which may hold a session's id.
public final class PlatformLoggers extends System.LoggerFinder {
    private static final AtomicReference<Log> TARGET = new AtomicReference<>();

    /// For the service loader.
    public PlatformLoggers() {
    }

    static void to(Log log) {
        TARGET.set(log);
    }

    @Override
    public System.Logger getLogger(String name, Module module) {
        return new Forwarding(name);
    }

    private record Forwarding(String name) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            Log log = TARGET.get();
            return level.getSeverity() >= Level.WARNING.getSeverity() && log != null && log.isOn(level);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            if (isLoggable(level)) {
                JsonObject fields = JsonObject.builder().put("logger", name).put("message", text(bundle, message)).build();
                Optional.ofNullable(thrown).ifPresentOrElse(
                        cause -> TARGET.get().write(level, "platform", fields, cause),
                        () -> TARGET.get().write(level, "platform", fields));
            }
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
            if (isLoggable(level)) {
                String text = text(bundle, format);
                log(level, null, params == null || params.length == 0 ? text : MessageFormat.format(text, params), (Throwable) null);
            }
        }

        private static String text(ResourceBundle bundle, String message) {
            if (bundle == null || message == null) {
                return String.valueOf(message);
            }
            try {
                return bundle.getString(message);
            } catch (MissingResourceException e) {
                return message;
            }
        }
    }
}
