package wherry.app.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.app.BadSetting;
import wherry.app.ServerSettings;
import wherry.app.Settings;
import wherry.tool.Setting;

class HttpModeTest {
    private static final HttpMode MODE = new HttpMode();

    private static void prepare(Map<String, String> environment) {
        MODE.prepare(Settings.of(ServerSettings.all(List.of(MODE)), environment));
    }

    @Test
    void needsNoSetting() {
        assertDoesNotThrow(() -> prepare(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"PORT,-1", "PORT,65536", "PORT,80a", "PORT,0x50", "PORT,1e3", "MCP_LEGACY_SSE,yes", "MCP_MAX_CONNECTIONS,0",
        "MCP_MAX_SESSIONS,0", "MCP_SESSION_IDLE,soon", "MCP_HEARTBEAT,-1"})
    void refusesWhatIsNoGood(String name, String value) {
        String message = assertThrows(BadSetting.class, () -> prepare(Map.of(name, value))).getMessage();
        assertTrue(message.startsWith(name + ": expected ") && message.endsWith(", got '" + value + "'"), message);
    }

    @Test
    void hasAFlagOfItsOwnForEach() {
        var flags = new HashSet<String>();
        ServerSettings.all(List.of(MODE)).stream().map(Setting::flag).forEach(flag -> assertTrue(flags.add(flag), flag));
        assertTrue(flags.containsAll(List.of("--host", "--port", "--path", "--listen-heartbeat")));
    }
}
