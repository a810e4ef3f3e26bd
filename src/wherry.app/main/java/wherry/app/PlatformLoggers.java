package wherry.app;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import wherry.json.JsonObject;
import wherry.server.event.Log;

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
                log(level, null, filled(text(bundle, format), params), (Throwable) null);
            }
        }

        private static String filled(String format, Object... params) {
            try {
                return params == null || params.length == 0 ? format : MessageFormat.format(format, params);
            } catch (IllegalArgumentException e) {
                // Not a pattern after all: whoever logs is not to fail for it.
                return format;
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
