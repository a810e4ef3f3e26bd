package wherry.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;

class LogLinesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<LogLines> logs = new ArrayList<>();
    private Instant now = Instant.parse("2026-08-01T12:00:00.125Z");

    private LogLines log(boolean json) {
        // Each LogLines writes by its own thread, so the earlier ones must have written their lines.
        logs.forEach(before -> before.flush(Duration.ofSeconds(10)));
        var log = new LogLines(out, Level.INFO, json, () -> now);
        logs.add(log);
        return log;
    }

    private String written() {
        logs.forEach(log -> log.flush(Duration.ofSeconds(10)));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesOneObjectALine() {
        log(true).write(Level.WARNING, "it happened", JsonObject.of("id", Json.of(5), "tool", Json.of("t")));
        assertEquals("{\"time\":\"2026-08-01T12:00:00.125Z\",\"level\":\"warning\",\"event\":\"it happened\",\"id\":5,"
                + "\"tool\":\"t\"}\n", written());
    }

    @Test
    void writesAFormForPeople() {
        log(false).write(Level.WARNING, "it happened", JsonObject.of("id", Json.of(5), "tool", Json.of("two words")));
        assertEquals("12:00:00.125 WARNING it happened id=5 tool=\"two words\"\n", written());
    }

    @Test
    void tellsTheTimeAlsoInTheMillisecondThatIsNone() {
        now = Instant.parse("2026-08-01T12:00:00Z");
        log(false).write(Level.INFO, "on the dot", JsonObject.EMPTY);
        log(true).write(Level.INFO, "on the dot", JsonObject.EMPTY);
        assertEquals(List.of("12:00:00.000 INFO on the dot",
                "{\"time\":\"2026-08-01T12:00:00.000Z\",\"level\":\"info\",\"event\":\"on the dot\"}"),
                written().lines().toList());
    }

    @Test
    void writesNothingBelowItsLevel() {
        log(true).write(Level.DEBUG, "detail", JsonObject.EMPTY);
        log(true).write(Level.DEBUG, "detail", JsonObject.EMPTY, new RuntimeException());
        assertFalse(new LogLines(out, Level.OFF, true, () -> now).isOn(Level.ERROR));
        assertEquals("", written());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void escapesCharactersThatEndALineOrControlATerminal(boolean json) {
        String evil = "a\nb\r\u001b[31m\u0000\u007f\u0085\u009b\u2028\u2029\u202e\u2066\u200b\ufeff\"\\";
        log(json).write(Level.INFO, "event", JsonObject.of("id", Json.of(evil)));
        log(json).write(Level.INFO, "event", JsonObject.of("stack", Json.of("\tat x\u001b[2J\u202e")));
        String written = written();
        assertTrue(written.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\n' || c == '\t'), written);
        if (json) {
            assertEquals(2, written.lines().count());
            assertEquals(evil, ((JsonObject) Json.parse(written.lines().toList().getFirst())).string("id").orElseThrow());
        }
    }

    @Test
    void writesAStackBelowTheLineForPeople() {
        log(false).write(Level.ERROR, "broke", JsonObject.of("id", Json.of(1)), new IllegalStateException("two\nlines"));
        List<String> lines = written().lines().toList();
        assertTrue(lines.getFirst()
                .startsWith("12:00:00.125 ERROR broke id=1 error=\"java.lang.IllegalStateException: two\\nlines\" stack="),
                lines.getFirst());
        assertTrue(lines.size() > 2);
        assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("    ")), written());
    }

    @Test
    void clipsWhatIsLong() {
        log(true).write(Level.INFO, "event", JsonObject.of("tool", Json.of("x".repeat(1 << 20))));
        assertTrue(written().length() < 1200);
        log(true).write(Level.INFO, "event", JsonObject.EMPTY, new RuntimeException("y".repeat(1 << 20)));
        assertTrue(written().length() < 12_000);
    }

    @Test
    void clipsNoCharacterInTwo() {
        for (String before : new String[] {"", "x"}) {
            log(true).write(Level.INFO, "event", JsonObject.of("tool", Json.of(before + "😀".repeat(1000))));
        }
        List<String> tools = written().lines().map(line -> JsonObject.parse(line).string("tool").orElseThrow()).toList();
        assertEquals(List.of("😀".repeat(512) + "…", "x" + "😀".repeat(511) + "…"), tools);
    }

    private static final class Nasty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("not even this");
        }
    }

    private static final class Nameless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return null;
        }
    }

    @Test
    @Timeout(30)
    void doesNotWaitWhenStandardErrorIsNotRead() throws Exception {
        var stuck = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var unread = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                stuck.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                super.write(bytes, offset, length);
            }
        };
        var log = new LogLines(unread, Level.INFO, true, () -> now);
        log.write(Level.INFO, "first", JsonObject.EMPTY);
        stuck.await();
        Thread.currentThread().interrupt();
        for (int i = 0; i < 20_000; i++) {
            log.write(Level.INFO, "more", JsonObject.EMPTY);
        }
        assertTrue(Thread.interrupted(), "the interrupt was not the log's");
        go.countDown();
        log.flush(Duration.ofSeconds(10));
        log.write(Level.INFO, "last", JsonObject.EMPTY);
        log.flush(Duration.ofSeconds(10));
        List<JsonObject> lines = unread.toString(StandardCharsets.UTF_8).lines().map(JsonObject::parse).toList();
        long more = lines.stream().filter(line -> line.string("event").equals(Optional.of("more"))).count();
        assertEquals("first", lines.getFirst().string("event").orElseThrow());
        assertEquals("log lines dropped, as standard error was not read", lines.get(lines.size() - 2).string("event").orElseThrow());
        assertEquals(20_000, more + lines.get(lines.size() - 2).number("count").orElseThrow().longValue());
        assertEquals("last", lines.getLast().string("event").orElseThrow());
    }

    @Test
    void dropsWhatStandardErrorDoesNotTake() {
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("closed");
            }
        };
        var log = new LogLines(gone, Level.INFO, true, () -> now);
        log.write(Level.INFO, "first", JsonObject.EMPTY);
        log.flush(Duration.ofSeconds(10));
        assertDoesNotThrow(() -> log.write(Level.INFO, "second", JsonObject.EMPTY));
        log.flush(Duration.ofSeconds(10));
    }

    @Test
    void neverThrowsWhateverWasThrown() {
        assertDoesNotThrow(() -> log(true).write(Level.ERROR, "broke", JsonObject.EMPTY, new Nasty()));
        assertTrue(written().contains("LogLinesTest$Nasty"), written());
        assertDoesNotThrow(() -> log(true).write(Level.ERROR, "broke", JsonObject.EMPTY, new Nameless()));
        assertEquals(2, written().lines().count());
    }
}
