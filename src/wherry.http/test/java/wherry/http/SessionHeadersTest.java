package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The headers in which a legacy client names its session and its revision.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionHeadersTest {
    private static final String INITIALIZE = Running.message("0", "initialize", "\"protocolVersion\":\"2025-06-18\","
            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}");
    private static final String LIST = Running.message("5", "tools/list", "");

    @AutoClose
    private final Running running = Running.start();

    SessionHeadersTest() throws IOException {
    }

    @Test
    void refusesARevisionThatNoSessionHas() throws IOException {
        String session = running.session("2025-06-18");
        for (String revision : List.of("1999-01-01", "nonsense", "2026-07-28")) {
            String header = "MCP-Protocol-Version: " + revision;
            assertEquals(400, running.post(LIST, session, header).status(), revision);
            assertEquals(revision.equals("2026-07-28") ? 405 : 400, running.send("GET", "/mcp", "", session, header).status(), revision);
        }
        assertEquals(200, running.post(LIST, session, "MCP-Protocol-Version: 2025-06-18").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-11-25"})
    void servesInTheNegotiatedRevisionAClientThatNamesAnother(String other) throws IOException {
        String session = running.session("2025-06-18");
        String header = "MCP-Protocol-Version: " + other;
        assertEquals(200, running.post(LIST, session, header).status());
        assertEquals(400, running.post("[" + LIST + "]", session, header).status(), "no batches, as 2025-06-18 has none");
        assertEquals(200, running.send("DELETE", "/mcp", "", session, header).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP-Protocol-Version: 1999-01-01", "MCP-Protocol-Version: nonsense", "MCP-Protocol-Version: 2026-07-28",
        "MCP-Protocol-Version: 2024-11-05", "Mcp-Session-Id: no-such", "Last-Event-ID: 7"})
    void opensASessionWhateverTheHeadersSay(String header) throws IOException {
        Raw.Response opened = running.post(INITIALIZE, header);
        assertEquals(200, opened.status(), opened.body());
        assertTrue(opened.body().contains("\"protocolVersion\":\"2025-06-18\""), opened.body());
        assertEquals(200, running.post(LIST, "Mcp-Session-Id: " + opened.header("mcp-session-id").orElseThrow()).status());
    }

    @Test
    void opensAnotherSessionForAClientThatStillNamesItsOldOne() throws IOException {
        String first = running.session("2025-06-18");
        Raw.Response opened = running.post(INITIALIZE, first);
        assertEquals(200, opened.status());
        String second = "Mcp-Session-Id: " + opened.header("mcp-session-id").orElseThrow();
        assertFalse(second.equals(first));
        assertEquals(200, running.post(LIST, second).status());
        assertEquals(200, running.post(LIST, first).status(), "the old one is there until it is ended or idles too long");
    }

    @Test
    void takesHeadersWithoutAValueForNone() throws IOException {
        String list = Raw.request("POST", "/mcp", LIST);
        String initialize = Raw.request("POST", "/mcp", INITIALIZE);
        try (Raw raw = running.connect()) {
            String empty = "\r\nMcp-Session-Id:\r\nMCP-Protocol-Version: \r\n\r\n";
            assertEquals(200, raw.send(initialize.replace("\r\n\r\n", empty)).response().status());
            assertEquals(400, raw.send(list.replace("\r\n\r\n", "\r\nMcp-Session-Id:\r\n\r\n")).response().status());
            String get = Raw.request("GET", "/mcp", "", running.session("2025-06-18"));
            assertEquals(200, raw.send(get.replace("\r\n\r\n", "\r\nLast-Event-ID:\r\n\r\n")).head().status());
        }
    }

    @Test
    void endsASessionByDeleteWithABody() throws IOException {
        String session = running.session("2025-06-18");
        try (Raw raw = running.connect()) {
            assertEquals(200, raw.send(Raw.request("DELETE", "/mcp", "{}", session, "Content-Length: 2")).response().status());
            assertEquals(404, raw.send(Raw.request("POST", "/mcp", LIST, session)).response().status(), "the body was passed over");
        }
        String other = running.session("2025-06-18");
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("DELETE", "/mcp", "2\r\n{}\r\n0\r\n\r\n", other, "Transfer-Encoding: chunked"));
            assertEquals(200, raw.response().status());
        }
    }
}
