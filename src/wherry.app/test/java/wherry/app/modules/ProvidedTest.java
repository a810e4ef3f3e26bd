package wherry.app.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import wherry.tool.Capability;

class ProvidedTest {

    private record Named(String name) implements Capability {
    }

    private static String refusal(Supplier<Capability> provider) {
        return assertThrows(IllegalArgumentException.class, () -> Provided.capability("acme.Notes", provider)).getMessage();
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Supplier<Capability> failing(Throwable cause) {
        return () -> {
            throw new ServiceConfigurationError("wherry.tool.Capability: Provider acme.Notes could not be instantiated", cause);
        };
    }

    @Test
    void saysInOneLineThatAConstructorThrew() {
        assertEquals("capability acme.Notes: cannot be made: java.io.IOException: disk", refusal(failing(new IOException("disk"))));
    }

    @Test
    void saysWhatAStaticInitialiserThrew() {
        assertEquals("capability acme.Notes: cannot be made: java.lang.IllegalStateException: no",
                refusal(failing(new ExceptionInInitializerError(new IllegalStateException("no")))));
    }

    @Test
    void saysWhatTheServiceLoaderFoundWhenNoCodeRan() {
        assertEquals("capability acme.Notes: cannot be made: wherry.tool.Capability: Provider acme.Notes could not be instantiated",
                refusal(failing(null)));
    }

    @Test
    void refusesACapabilityWithoutAName() {
        assertEquals("capability acme.Notes: name() gave null; give a short name, such as time", refusal(() -> new Named(null)));
    }

    @Test
    void refusesTwoCapabilitiesOfOneName() {
        Provided.requireOwnNames(List.of(new Named("a"), new Named("b")));
        String type = Named.class.getName();
        assertEquals("two capabilities are named a: " + type + " and " + type + "; rename one of them", assertThrows(IllegalArgumentException.class,
                () -> Provided.requireOwnNames(List.of(new Named("a"), new Named("b"), new Named("a")))).getMessage());
    }

    @Test
    void saysThatOneTookLongToBeMade() {
        var said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Provided.capability("acme.Notes", () -> {
                sleep(Duration.ofMillis(3100));
                return new Named("notes");
            });
        } finally {
            System.setErr(before);
        }
        assertTrue(said.toString(StandardCharsets.UTF_8).startsWith("wherry: capability acme.Notes took "), said::toString);
    }
}
