package wherry.app;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Writes the log lines of the JDK and of libraries to the server's own log, from warnings on. Below that level the JDK's HTTP
/// server logs request URIs, which may hold a session's id.
public final class PlatformLoggers extends System.LoggerFinder {
    private static final AtomicReference<Log> TARGET = new AtomicReference<>();
    private static final AtomicReference<Watch> WATCH = new AtomicReference<>(new Watch("", (_, _) -> {
    }));

    /// For the service loader.
    public PlatformLoggers() {
    }

    static void to(Log log) {
        TARGET.set(log);
    }

    /// Takes all lines of one logger, at every level, on the thread that logs.
    @FunctionalInterface
    public interface Watcher {
        void logged(String format, Object... parameters);
    }

    private record Watch(String logger, Watcher watcher) {
    }

    /// Watches one logger, instead of the one watched before.
    public static void watch(String logger, Watcher watcher) {
        WATCH.set(new Watch(logger, watcher));
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
            Watch watch = WATCH.get();
            if (params != null && watch.logger().equals(name)) {
                watch.watcher().logged(format, params);
            }
            if (isLoggable(level)) {
                log(level, null, filled(text(bundle, format), params), (Throwable) null);
            }
        }

        private static String filled(String format, Object... params) {
            try {
                return params == null || params.length == 0 ? format : MessageFormat.format(format, params);
            } catch (IllegalArgumentException e) {
                // A text that is no pattern must not fail the code that logs it.
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
