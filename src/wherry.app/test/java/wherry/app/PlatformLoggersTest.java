package wherry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;

class PlatformLoggersTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void sendsWarningsToTheServersLogWhateverTheirForm() {
        var log = new LogLines(out, Level.DEBUG, true, () -> Instant.EPOCH);
        PlatformLoggers.to(log);
        System.Logger logger = new PlatformLoggers().getLogger("some.name", PlatformLoggersTest.class.getModule());
        assertFalse(logger.isLoggable(Level.INFO), "which may show a session's id");
        logger.log(Level.INFO, "GET /messages?session=secret");
        logger.log(Level.WARNING, "plain");
        logger.log(Level.WARNING, "filled {0}", "in");
        logger.log(Level.WARNING, "no pattern {x} {", "at all");
        logger.log(Level.WARNING, "braces {0}", (Object[]) null);
        logger.log(Level.WARNING, (ResourceBundle) null, (String) null, (Throwable) null);
        logger.log(Level.ERROR, "failed", new IllegalStateException("why"));
        log.flush(Duration.ofSeconds(10));
        assertEquals(List.of("plain", "filled in", "no pattern {x} {", "braces {0}", "null", "failed"),
                out.toString(StandardCharsets.UTF_8).lines()
                        .map(line -> ((JsonObject) Json.parse(line)).string("message").orElseThrow()).toList());
    }

    @Test
    void showsAWatcherWhatOneLoggerIsToldAtAnyLevel() {
        var told = new ArrayList<String>();
        PlatformLoggers.watch("watched", (format, parameters) -> told.add(format + " " + List.of(parameters)));
        var loggers = new PlatformLoggers();
        loggers.getLogger("watched", PlatformLoggersTest.class.getModule()).log(Level.TRACE, "line {0}", "a");
        loggers.getLogger("watched", PlatformLoggersTest.class.getModule()).log(Level.TRACE, "nothing with it");
        loggers.getLogger("other", PlatformLoggersTest.class.getModule()).log(Level.TRACE, "line {0}", "b");
        assertEquals(List.of("line {0} [a]"), told);
    }
}
