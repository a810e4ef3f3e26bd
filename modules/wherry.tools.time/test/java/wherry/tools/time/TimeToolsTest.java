package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;

class TimeToolsTest {
    private final TimeTools tools = new TimeTools(Clock.fixed(Instant.parse("2026-03-01T20:00:00Z"), ZoneOffset.UTC));

    @Test
    void isFoundAsAService() {
        TimeToolsTest.class.getModule().addUses(Capability.class);

        assertTrue(ServiceLoader.load(Capability.class).stream().anyMatch(found -> found.type() == TimeTools.class));
    }

    @Test
    void onlyReads() {
        assertEquals(List.of("get_current_time", "convert_time", "date_diff", "resolve_datetime", "cron_next"),
                tools.tools().stream().map(Tool::name).toList());
        for (Tool tool : tools.tools()) {
            assertEquals(Optional.of(ToolAnnotations.READ_ONLY), tool.annotations(), tool.name());
        }
    }

    @Test
    void takesTheSettingForTheLocalZone() {
        tools.start(new Settings(Map.of("MCP_TIME_ZONE", "Asia/Kathmandu")));

        assertEquals("2026-03-02T01:45:00+05:45",
                new Calls(tools).call("resolve_datetime", "{'text': 'now'}").string("datetime").orElseThrow());
    }

    @Test
    void takesTheClocksZoneWithoutTheSetting() {
        tools.start(new Settings(Map.of()));

        assertEquals("2026-03-01T20:00:00+00:00",
                new Calls(tools).call("resolve_datetime", "{'text': 'now'}").string("datetime").orElseThrow());
    }

    @Test
    void refusesToStartInAZoneThatIsNone() {
        var settings = new Settings(Map.of("MCP_TIME_ZONE", "Asia/Kathmandou"));

        assertEquals("MCP_TIME_ZONE: Invalid timezone: no time zone found with key 'Asia/Kathmandou'. "
                        + "Did you mean Asia/Kathmandu?",
                assertThrows(IllegalArgumentException.class, () -> tools.start(settings)).getMessage());
    }

    private record Settings(Map<String, String> given) implements Host {
        @Override
        public Optional<String> setting(String name) {
            return Optional.ofNullable(given.get(name));
        }

        @Override
        public void listsChanged() {
        }

        @Override
        public void resourceUpdated(String uri) {
        }
    }
}
