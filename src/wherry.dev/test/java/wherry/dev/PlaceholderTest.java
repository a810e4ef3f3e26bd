package wherry.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wherry.tool.Capability;
import wherry.tool.Setting;

class PlaceholderTest {

    private record Declaring(String name, List<Setting<?>> settings) implements Capability {
    }

    /// The capability refuses it at its own start, and the server serves all the same.
    @Test
    void takesAnyTextForASettingOfItsCapability() {
        var declaring = new Declaring("a", List.of(Setting.integer("MCP_A", "one").required(), Setting.size("MCP_B", "two").asSecret()));
        Placeholder placeholder = Placeholder.of(declaring);
        assertEquals(List.of("MCP_A", "MCP_B"), placeholder.settings().stream().map(Setting::name).toList());
        assertEquals("many", placeholder.settings().getFirst().parse("many"));
        assertFalse(placeholder.settings().getFirst().isRequired());
        assertTrue(placeholder.settings().getLast().isSecret());
    }
}
