package wherry.tool;

import java.util.Locale;
import java.util.Optional;

/// How grave a log message is (RFC 5424), least first.
public enum LogLevel {
    DEBUG,
    INFO,
    NOTICE,
    WARNING,
    ERROR,
    CRITICAL,
    ALERT,
    EMERGENCY;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The protocol's word for it.
    public String word() {
        return word;
    }

    public static Optional<LogLevel> of(String word) {
        for (LogLevel level : values()) {
            if (level.word.equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
