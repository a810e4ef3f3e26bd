package wherry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;
import wherry.server.event.Log;

class StdoutGuardTest {
    private final List<String> warned = new CopyOnWriteArrayList<>();

    private static final class Printing {
        static void line() {
            System.out.println("a line");
        }

        static void formatted() {
            System.out.printf("%s %d%n", "a format", 5);
        }

        static void each() {
            List.of("a", "b").forEach(System.out::println);
        }

        static void bytes() {
            System.out.write('x');
            System.out.flush();
        }

        static void trace() {
            new RuntimeException("traced").printStackTrace(System.out);
        }
    }

    @Test
    void namesTheClassThatPrintsOnceHoweverItPrints() {
        PrintStream before = System.out;
        try {
            StdoutGuard.install(new Log() {
                @Override
                public boolean isOn(Level level) {
                    return true;
                }

                @Override
                public void write(Level level, String event, JsonObject fields) {
                    warned.add(fields.string("class").orElseThrow());
                }

                @Override
                public void write(Level level, String event, JsonObject fields, Throwable cause) {
                    throw new AssertionError(cause);
                }
            });
            Printing.formatted();
            Printing.line();
            Printing.each();
            Printing.bytes();
            Printing.trace();
        } finally {
            System.setOut(before);
        }
        assertEquals(List.of(Printing.class.getName()), warned);
        assertTrue(System.out == before);
    }
}
