package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.server.ServerHarness;
import wherry.server.options.HostOptions;
import wherry.server.options.ToolOptions;
import wherry.tool.Host;
import wherry.tool.Setting;
import wherry.tool.Tool;

/// What the operator reads when a capability cannot be loaded.
class CatalogRefusalTest {
    private final Catalog catalog = new Catalog(HostOptions.temporary(Map.of("MCP_GIVEN", "value")), ToolOptions.ALL, new ServerHarness().log(), _ -> {
    }, Subscribers.none(), Set.of());

    @Test
    void namesTheCapabilityWhoseStartThrows() {
        var failing = new ServerHarness.Offered() {
            @Override
            public void start(Host host) {
                throw new UncheckedIOException(new IOException("disk"));
            }
        };
        String message = assertThrows(IllegalArgumentException.class, () -> catalog.add(failing)).getMessage();
        assertTrue(message.startsWith("capability " + failing.name() + " (" + failing.getClass().getName()
                + "): start threw java.io.UncheckedIOException: java.io.IOException: disk at "), message);
        assertTrue(message.contains(".start(CatalogRefusalTest.java:"), message);
    }

    @Test
    void namesTheCapabilityWhoseListThrows() {
        var failing = new ServerHarness.Offered() {
            @Override
            public List<Tool> tools() {
                throw new IllegalStateException("no table");
            }
        };
        String message = assertThrows(IllegalArgumentException.class, () -> catalog.add(failing)).getMessage();
        assertTrue(message.startsWith("capability bench (" + failing.getClass().getName()
                + "): a list threw java.lang.IllegalStateException: no table at "), message);
        assertTrue(message.contains(".tools(CatalogRefusalTest.java:"), message);
        assertEquals(1, failing.closed);
    }

    @Test
    void refusesASettingThatIsNotValidBeforeTheStart() {
        var failing = new ServerHarness.Offered() {
            @Override
            public List<Setting<?>> settings() {
                return List.of(Setting.integer("MCP_GIVEN", "d"));
            }

            @Override
            public void start(Host host) {
                throw new AssertionError("started");
            }
        };
        assertEquals("MCP_GIVEN: expected a whole number, got 'value'",
                assertThrows(IllegalArgumentException.class, () -> catalog.add(failing)).getMessage());
    }
}
