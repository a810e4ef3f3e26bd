package wherry.check.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wherry.http.options.HttpOptions;
import wherry.json.JsonLimits;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;

/// The defaults in the table of limits are those of the code.
class LimitsTest {
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| `([A-Z_]+)` \\| ([^|]+) \\|.*");
    private static final String TABLE = Repository.text(Repository.root().resolve("src/limits.md"));

    /// The default in each row, by the name of the setting.
    private static Map<String, String> told() {
        var told = new HashMap<String, String>();
        for (String line : TABLE.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                told.put(row.group(2), row.group(3).split(",(?! ?\\d)|;")[0].strip().replace(",", ""));
            }
        }
        return told;
    }

    @Test
    void tellsTheDefaultOfEachSetting() {
        ServerOptions server = ServerOptions.defaults(Implementation.of("n", "1"));
        HttpOptions http = HttpOptions.at("127.0.0.1", 0);
        Map<String, String> expected = Map.ofEntries(
                Map.entry("WORKERS", "" + server.workers()),
                Map.entry("MCP_QUEUE", "" + server.queue()),
                Map.entry("MCP_ADDRESS_SHARE", server.addressShare() + " %"),
                Map.entry("MCP_MAX_CALLS", "" + server.inFlight()),
                Map.entry("MCP_CALL_TIMEOUT", server.callTimeout().toSeconds() + " s"),
                Map.entry("MCP_ASK_TIMEOUT", server.askTimeout().toSeconds() + " s"),
                Map.entry("MCP_STATE_TTL", server.stateTtl().toSeconds() + " s"),
                Map.entry("MCP_PAGE_SIZE", "" + server.pageSize()),
                Map.entry("MCP_MAX_LISTENERS", "" + server.listeners()),
                Map.entry("MCP_MAX_SUBSCRIPTIONS", "" + server.subscriptions()),
                Map.entry("MCP_MAX_RESULT", (server.clients().resultLimit() >> 20) + " MiB"),
                Map.entry("MCP_MAX_MESSAGE", (http.bodyLimit() >> 20) + " MiB"),
                Map.entry("MCP_MAX_CONNECTIONS", "" + http.maxConnections()),
                Map.entry("MCP_MAX_SESSIONS", "" + http.sessions().most()),
                Map.entry("MCP_SESSION_IDLE", http.sessions().idle().toSeconds() + " s"),
                Map.entry("MCP_SESSION_RESUME", http.sessions().resume().toSeconds() + " s"));
        Map<String, String> told = told();
        List<String> wrong = new ArrayList<>();
        expected.forEach((setting, value) -> {
            if (!value.equals(told.get(setting))) {
                wrong.add(setting + ": the code has " + value + ", the table " + told.get(setting));
            }
        });
        assertEquals(List.of(), wrong);
        assertTrue(told.containsKey("MCP_DRAIN"));
    }

    @Test
    void tellsTheLimitsOfJson() {
        JsonLimits json = JsonLimits.DEFAULT;
        assertRow("depth of arrays and objects", "" + json.depth());
        assertRow("values in one message", "%,d".formatted(json.values()));
        assertRow("characters of one string, name, number", (json.string() >> 20) + " Mi, " + json.name() + ", " + json.number());
        assertRow("absolute exponent of a number", "" + json.exponent());
    }

    private static void assertRow(String what, String value) {
        assertFalse(TABLE.lines().noneMatch(line -> line.startsWith("| " + what + " |") && line.contains(" | " + value + " | ")),
                what + " is " + value);
    }
}
