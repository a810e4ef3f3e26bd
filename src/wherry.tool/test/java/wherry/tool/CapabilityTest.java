package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CapabilityTest {

    private static final class WorldClock implements Capability {
    }

    private static final class WorldClockCapability implements Capability {
    }

    private static final class SQLNotes2Go implements Capability {
    }

    @Test
    void isNamedAfterItsClass() {
        assertEquals("capability-test-world-clock", new WorldClock().name());
        assertEquals("capability-test-world-clock", new WorldClockCapability().name());
        assertEquals("capability-test-sql-notes2-go", new SQLNotes2Go().name());
    }
}
