package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.server.session.Session;

/// A modern request over HTTP: statuses, and headers that must repeat values of the body.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModernPostTest {
    @AutoClose
    private final Running running = Running.start();

    ModernPostTest() throws IOException {
    }

    private Raw.Response ask(String request) throws IOException {
        try (Raw raw = running.connect()) {
            return raw.send(request).response();
        }
    }

    private static void assertRefused(int status, long code, Raw.Response response) {
        assertEquals(status + " " + code, response.status() + " " + response.code(), response.body());
        assertEquals(Optional.of(Json.of(7)), response.json().get("id"), "the request's id comes back");
    }

    @Test
    void answersAQuickCallByJson() throws IOException {
        Raw.Response response = ask(Running.modernCall("7", "echo", "{\"message\":\"hi\"}"));
        assertEquals(200, response.status());
        assertEquals("application/json", response.header("content-type").orElseThrow());
        assertTrue(response.header("content-length").isPresent());
        assertEquals(Json.of("complete"), response.json().object("result").orElseThrow().get("resultType").orElseThrow());
    }

    @Test
    void requiresTheVersionInHeaderAndBody() throws IOException {
        assertRefused(400, -32020, ask(Running.modern("7", "server/discover", "", "MCP-Protocol-Version:")));
        assertRefused(400, -32020, ask(Running.modern("7", "server/discover", "", "MCP-Protocol-Version: 2025-11-25")));
        String other = Running.modern("7", "server/discover", "").replace("\"2026-07-28\"", "\"2031-01-01\"");
        assertRefused(400, -32020, ask(other));
        Raw.Response unknown = ask(other.replace("2026-07-28", "2031-01-01"));
        assertRefused(400, -32022, unknown);
        assertTrue(unknown.body().contains("\"supported\":[\"2026-07-28\""), unknown.body());
        Raw.Response legacy = ask(Running.modern("7", "server/discover", "").replace("2026-07-28", "2025-11-25"));
        assertRefused(400, -32022, legacy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server/discover", "tools/list", "initialize", "ping"})
    void refusesAModernHeaderWithoutModernMetadata(String method) throws IOException {
        String body = Running.message("7", method, "");
        assertRefused(400, -32602, running.post(body, "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: " + method));
    }

    @Test
    void keepsNothingOfEarlierRequestsOnTheConnection() throws IOException {
        try (Raw raw = running.connect()) {
            assertEquals(200, raw.send(Running.modern("1", "tools/list", "")).response().status());
            assertRefused(400, -32602, raw.send(Raw.request("POST", "/mcp", Running.message("7", "tools/list", ""),
                    "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: tools/list")).response());
        }
    }

    @Test
    void refusesMetadataWithoutCapabilities() throws IOException {
        String body = Running.message("7", "tools/list",
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}");
        assertRefused(400, -32602, running.post(body, "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: tools/list"));
    }

    @ParameterizedTest
    @CsvSource({"Mcp-Method:", "Mcp-Method: Tools/call", "Mcp-Method: tools/list", "Mcp-Name:", "Mcp-Name: Echo",
        "Mcp-Name: other", "Mcp-Name: =?base64?!!!?=", "Mcp-Name: =?base64?ZWNobw?="})
    void requiresMethodAndNameAsInTheBody(String header) throws IOException {
        assertRefused(400, -32020, ask(Running.modernCall("7", "echo", "{\"message\":\"x\"}", header)));
    }

    @Test
    void saysWhichOfHeaderAndArgumentIsMissing() throws IOException {
        String header = ask(Running.modernCall("7", "mirrored", "{\"region\":\"eu\"}")).body();
        assertTrue(header.contains("Mcp-Param-Region is missing, though the body has its argument"), header);
        String argument = ask(Running.modernCall("7", "mirrored", "{}", "Mcp-Param-Region: eu")).body();
        assertTrue(argument.contains("Mcp-Param-Region mirrors an argument that the body does not have"), argument);
    }

    @Test
    void leavesAnArgumentThatNoHeaderCanMirrorToTheSchema() throws IOException {
        Raw.Response answer = ask(Running.modernCall("7", "mirrored", "{\"region\":[\"eu\"]}"));
        assertTrue(answer.status() == 200 && answer.body().contains("Invalid arguments: /region"), answer.body());
    }

    @Test
    void showsWhatDiffersUnlessItIsLong() throws IOException {
        String shown = ask(Running.modernCall("7", "echo", "{}", "Mcp-Name: other")).body();
        assertTrue(shown.contains("Mcp-Name 'other' differs from the body's 'echo'"), shown);
        String clipped = ask(Running.modernCall("7", "echo", "{}", "Mcp-Name: " + "x".repeat(101))).body();
        assertTrue(clipped.contains("Mcp-Name of 101 characters differs from the body's 'echo'"), clipped);
        assertTrue(ask(Running.modernCall("7", "echo", "{}", "Mcp-Name: " + "x".repeat(100))).body().contains("'" + "x".repeat(100) + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcp-name: echo", "MCP-NAME:   echo  ", "Mcp-Name: =?base64?ZWNobw==?=", "Mcp-Name: echo\t"})
    void takesNamesOfHeadersInAnyCaseAndValuesInEitherForm(String header) throws IOException {
        assertEquals(200, ask(Running.modernCall("7", "echo", "{\"message\":\"x\"}", header)).status());
    }

    @Test
    void requiresTheUriOfAResourceAndTheNameOfAPrompt() throws IOException {
        assertRefused(400, -32020, ask(Running.modern("7", "resources/read", "\"uri\":\"test://a\"")));
        assertRefused(400, -32020, ask(Running.modern("7", "prompts/get", "\"name\":\"a\"", "Mcp-Name: b")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}|", "{'region':null}|", "{'region':'eu'}|Mcp-Param-Region: eu", "{'region':'eu'}|mcp-param-REGION: =?base64?ZXU=?=",
        "{'count':42}|Mcp-Param-Count: 42", "{'count':42}|Mcp-Param-Count: 42.0", "{'count':-7}|Mcp-Param-Count: -7",
        "{'flag':true}|Mcp-Param-Flag: true", "{'nested':{'zone':'z'}}|Mcp-Param-Zone: z", "{}|Mcp-Param-Unknown: x",
        "{'region':''}|Mcp-Param-Region: =?base64??="})
    void takesParametersThatTheirHeadersMirror(String arguments, String header) throws IOException {
        String[] headers = header == null ? new String[0] : new String[] {header};
        Raw.Response response = ask(Running.modernCall("7", "mirrored", arguments.replace('\'', '"'), headers));
        assertEquals(200, response.status(), response.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'region':'eu'}|", "{'region':'eu'}|Mcp-Param-Region: us", "{'region':'eu'}|Mcp-Param-Region: EU",
        "{}|Mcp-Param-Region: eu", "{'region':null}|Mcp-Param-Region: null", "{'region':'eu'}|Mcp-Param-Region: =?base64?ZXU?=",
        "{'region':'eu'}|Mcp-Param-Region: =?base64?ZX!=?=", "{'region':'eu'}|Mcp-Param-Region: =?base64?ZXV=?=",
        "{'region':'=?base64?ZXU=?='}|Mcp-Param-Region: =?base64?ZXU=?=", "{'count':42}|Mcp-Param-Count: 43",
        "{'count':42}|Mcp-Param-Count: x", "{'flag':true}|Mcp-Param-Flag: True", "{'nested':{'zone':'z'}}|"})
    void refusesParametersThatDifferFromTheirHeaders(String arguments, String header) throws IOException {
        String[] headers = header == null ? new String[0] : new String[] {header};
        assertRefused(400, -32020, ask(Running.modernCall("7", "mirrored", arguments.replace('\'', '"'), headers)));
    }

    @Test
    void refusesBytesInAHeaderThatShouldBeEncoded() throws IOException {
        String raw = Running.modernCall("7", "mirrored", "{\"region\":\"\\u00e9\"}", "Mcp-Param-Region: \u00e9");
        assertRefused(400, -32020, ask(raw));
        String encoded = Base64.getEncoder().encodeToString("\u00e9".getBytes(StandardCharsets.UTF_8));
        assertEquals(200, ask(Running.modernCall("7", "mirrored", "{\"region\":\"\\u00e9\"}",
                "Mcp-Param-Region: =?base64?" + encoded + "?=")).status());
    }

    @Test
    void givesEachFaultItsStatus() throws IOException {
        assertRefused(404, -32601, ask(Running.modern("7", "no/such", "")));
        assertRefused(404, -32601, ask(Running.modern("7", "ping", "")));
        assertRefused(404, -32601, ask(Running.modern("7", "initialize", "")));
        assertRefused(200, -32602, ask(Running.modernCall("7", "no_such", "{}")));
        assertRefused(200, -32603, ask(Running.modernCall("7", "boom", "{}")));
        String undeclared = Running.modernCall("7", "ask", "{}").replace("\"elicitation\"", "\"experiment\" ");
        assertRefused(400, -32021, ask(undeclared));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{|-32700", "|-32700", "{}{}|-32700", "5|-32600",
        "{'jsonrpc':'1.0'}|-32600", "{'jsonrpc':'2.0','id':null,'method':'ping'}|-32600",
        "{'jsonrpc':'2.0','Method':'ping','id':1}|-32600", "[]|-32600",
        "{'a':1,'a':2}|-32700"})
    void refusesWhatIsNoMessage(String body, long code) throws IOException {
        Raw.Response response = running.post(body == null ? "" : body.replace('\'', '"'));
        assertEquals("400 " + code, response.status() + " " + response.code());
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        try (Raw raw = running.connect()) {
            Raw.Response response = raw.send(Raw.request("POST", "/mcp", "", "Content-Length: 2"))
                    .send(new byte[] {(byte) 0xff, (byte) 0xfe}).response();
            assertEquals("400 -32700", response.status() + " " + response.code());
        }
    }

    @Test
    void isModernWhateverSessionIsSent() throws IOException {
        String session = running.session("2025-11-25");
        Raw.Response response = ask(Running.modern("7", "tools/list", "", session, "Last-Event-ID: 0-1"));
        assertEquals(200, response.status());
        assertTrue(response.json().object("result").orElseThrow().has("resultType"));
        assertTrue(response.header("mcp-session-id").isEmpty());
        assertEquals(200, ask(Running.modern("7", "tools/list", "", "Mcp-Session-Id: no-such")).status());
    }

    @Test
    void takesNotificationsAndSaysNothing() throws IOException {
        Raw.Response taken = running.post(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
                "MCP-Protocol-Version: 2026-07-28");
        assertEquals(202, taken.status());
        assertEquals("", taken.body());
    }

    @Test
    void hasNoGetOrDeleteForModernClients() throws IOException {
        for (String method : new String[] {"GET", "DELETE"}) {
            Raw.Response refused = running.send(method, "/mcp", "", "MCP-Protocol-Version: 2026-07-28");
            assertEquals(405, refused.status());
            assertEquals("POST", refused.header("allow").orElseThrow());
        }
    }
}
