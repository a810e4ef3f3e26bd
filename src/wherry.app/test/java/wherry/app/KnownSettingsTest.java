package wherry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.tool.Capability;
import wherry.tool.Setting;

class KnownSettingsTest {
    private static final List<Mode> STDIO = List.of(new StdioMode());

    private final KnownSettings known = new KnownSettings(STDIO);

    private record Declaring(String name, List<Setting<?>> settings) implements Capability {
    }

    private static Capability declaring(String name, String... settings) {
        return new Declaring(name, List.<Setting<?>>copyOf(List.of(settings).stream().map(each -> Setting.text(each, "of one")).toList()));
    }

    private String refusal(Capability... capabilities) {
        return assertThrows(IllegalArgumentException.class, () -> known.add(List.of(capabilities))).getMessage();
    }

    @Test
    void areThoseOfTheServerAndOfCapabilities() {
        int own = known.all().size();
        known.add(List.of(declaring("a", "MCP_ONE", "MCP_TWO"), declaring("b", "MCP_THREE")));
        assertEquals(List.of("MCP_ONE", "MCP_TWO", "MCP_THREE"), known.all().stream().skip(own).map(Setting::name).toList());
    }

    @ParameterizedTest
    @CsvSource({"MCP_WORKERS, the server", "MCP_QUEUE, the server", "MCP_ONE, capability a"})
    void refuseASettingThatCannotBeToldFromAnother(String name, String owner) {
        known.add(List.of(declaring("a", "MCP_ONE")));
        assertEquals("capability b: setting " + name + " is also declared by " + owner + "; give one of them another name",
                refusal(declaring("b", name)));
    }

    @Test
    void takeAllSettingsOfSomeCapabilitiesOrNone() {
        int own = known.all().size();
        assertTrue(refusal(declaring("a", "MCP_ONE"), declaring("b", "MCP_ONE")).endsWith("declared by capability a; give one of them another name"));
        assertEquals(own, known.all().size());
        known.add(List.of(declaring("c", "MCP_ONE")));
    }

    @Test
    void sayWhichClassDeclaresThemWrongly() {
        String type = Declaring.class.getName();
        assertEquals("capability a (" + type + "): setting TZ should begin with MCP_", refusal(declaring("a", "TZ")));
        assertEquals("capability a (" + type + "): settings() gave null; give an empty list for none", refusal(new Declaring("a", null)));
        var throwing = new Capability() {
            @Override
            public String name() {
                return "a";
            }

            @Override
            public List<Setting<?>> settings() {
                throw new IllegalStateException("no");
            }
        };
        assertEquals("capability a (" + throwing.getClass().getName() + "): settings() threw java.lang.IllegalStateException: no",
                refusal(throwing));
    }
}
