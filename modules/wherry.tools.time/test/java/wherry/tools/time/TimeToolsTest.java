package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Capability;

class TimeToolsTest {
    private final Calls calls = Calls.at("2026-03-01T20:00:00Z", "UTC");

    @Test
    void isFoundAsAService() {
        TimeToolsTest.class.getModule().addUses(Capability.class);

        assertTrue(ServiceLoader.load(Capability.class).stream().anyMatch(found -> found.type() == TimeTools.class));
    }

    @Test
    void onlyReads() {
        List<JsonObject> tools = calls.tools();

        assertEquals(List.of("get_current_time", "convert_time", "date_diff", "resolve_datetime", "cron_next"),
                tools.stream().map(tool -> tool.string("name").orElseThrow()).toList());
        for (JsonObject tool : tools) {
            assertEquals(Optional.of(Json.of(true)), tool.object("annotations").orElseThrow().get("readOnlyHint"), tool::toString);
        }
    }

    @Test
    void takesTheSettingForTheLocalZone() {
        assertEquals("2026-03-02T01:45:00+05:45", now(calls.with("MCP_TIME_ZONE", "Asia/Kathmandu")));
    }

    @Test
    void takesTheClocksZoneWithoutTheSetting() {
        assertEquals("2026-03-01T20:00:00+00:00", now(calls));
    }

    private static String now(Calls calls) {
        return calls.call("resolve_datetime", "{'text': 'now'}").string("datetime").orElseThrow();
    }

    @Test
    void refusesToStartInAZoneThatIsNone() {
        Calls nowhere = calls.with("MCP_TIME_ZONE", "Asia/Kathmandou");

        assertEquals("MCP_TIME_ZONE: expected a time zone such as Europe/London or +05:45, got 'Asia/Kathmandou'; "
                + "did you mean Asia/Kathmandu?", assertThrows(IllegalArgumentException.class, nowhere::tools).getMessage());
    }
}
