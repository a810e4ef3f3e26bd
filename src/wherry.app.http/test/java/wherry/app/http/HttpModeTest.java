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
        "MCP_MAX_SESSIONS,0", "MCP_SESSION_IDLE,soon", "MCP_HEARTBEAT,-1", "MCP_HTTP_ENGINE,jetty", "MCP_PATH,mcp", "MCP_PATH,/"})
    void refusesWhatIsNoGood(String name, String value) {
        String message = assertThrows(BadSetting.class, () -> prepare(Map.of(name, value))).getMessage();
        assertTrue(message.startsWith(name + ": expected ") && message.endsWith(", got '" + value + "'"), message);
    }

    @ParameterizedTest
    @CsvSource({"MCP_ALLOWED_HOSTS,*", "MCP_ALLOWED_HOSTS,https://mcp.example.com", "MCP_ALLOWED_HOSTS,mcp.example.com:8443",
        "MCP_ALLOWED_HOSTS,'ok.example.com, mcp.example.com/mcp'", "MCP_ALLOWED_ORIGINS,*", "MCP_ALLOWED_ORIGINS,null",
        "MCP_ALLOWED_ORIGINS,https://app.example.com/", "MCP_ALLOWED_ORIGINS,app.example.com"})
    void refusesHostsAndOriginsThatNoRequestCouldHave(String name, String value) {
        String message = assertThrows(BadSetting.class, () -> prepare(Map.of(name, value))).getMessage();
        String wrong = value.substring(value.lastIndexOf(' ') + 1);
        assertTrue(message.startsWith(name + ": expected ") && message.contains(", got '" + wrong + "'"), message);
    }

    @Test
    void takesHostsAndOriginsThatRequestsHave() {
        assertDoesNotThrow(() -> prepare(Map.of("MCP_ALLOWED_HOSTS", "mcp.example.com, 10.0.0.5, 2001:db8::1,[::2]",
                "MCP_ALLOWED_ORIGINS", "https://app.example.com,http://localhost:6274, vscode-webview://x")));
    }

    @Test
    void hasAFlagOfItsOwnForEach() {
        var flags = new HashSet<String>();
        ServerSettings.all(List.of(MODE)).stream().map(Setting::flag).forEach(flag -> assertTrue(flags.add(flag), flag));
        assertTrue(flags.containsAll(List.of("--host", "--port", "--path", "--listen-heartbeat")));
    }
}
