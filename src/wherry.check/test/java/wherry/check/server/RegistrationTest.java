package wherry.check.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;
import wherry.testkit.TestServer;
import wherry.tool.Caching;
import wherry.tool.Capability;
import wherry.tool.ResourceResult;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// The server does not start with a capability whose offer no client could use.
class RegistrationTest {

    private static Capability offering(String inputSchema) {
        String schema = inputSchema.replace('\'', '"');
        List<Tool> tools = List.of(Tool.named("bad").input(schema).handler((_, _) -> ToolResult.text("")));
        return new Capability() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<Tool> tools() {
                return tools;
            }
        };
    }

    private static void assertRefused(String inputSchema, String message) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> TestServer.with(offering(inputSchema)).close());
        assertTrue(refusal.getMessage().contains(message), refusal::getMessage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'a': {'type': 'string', 'x-mcp-header': ''}} | should be an HTTP token
            {'a': {'type': 'string', 'x-mcp-header': 'A B'}} | should be an HTTP token
            {'a': {'type': 'string', 'x-mcp-header': 'A\\r\\nB'}} | should be an HTTP token
            {'a': {'type': 'string', 'x-mcp-header': 'Größe'}} | should be an HTTP token
            {'a': {'type': 'string', 'x-mcp-header': 7}} | should be an HTTP token
            {'a': {'type': 'number', 'x-mcp-header': 'A'}} | should be on a string, integer or boolean
            {'a': {'type': 'object', 'x-mcp-header': 'A'}} | should be on a string, integer or boolean
            {'a': {'type': 'string', 'x-mcp-header': 'A'}, 'b': {'type': 'string', 'x-mcp-header': 'a'}} | stands twice
            {'a': {'type': 'array', 'items': {'type': 'string', 'x-mcp-header': 'A'}}} | where no chain of properties leads
            {'a': {'anyOf': [{'type': 'string', 'x-mcp-header': 'A'}]}} | where no chain of properties leads
            """)
    void refusesAHeaderThatClientsCouldNotSend(String properties, String message) {
        assertRefused("{'type': 'object', 'properties': " + properties + "}", message);
    }

    @Test
    void refusesADialectThatItDoesNotKnow() {
        assertRefused("{'$schema': 'http://json-schema.org/draft-04/schema#', 'type': 'object'}", "unsupported dialect");
    }

    /// The server fetches no document: neither for a reference in the schema of a tool, nor for one in the data of a client.
    @Test
    void asksNoNetworkForASchema() throws IOException {
        try (var canary = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + canary.getLocalPort() + "/schema";
            for (String reference : List.of("$ref", "$dynamicRef")) {
                assertRefused("{'type': 'object', 'properties': {'a': {'" + reference + "': '" + url + "'}}}", url);
            }
            assertRefused("{'type': 'object', '$schema': '" + url + "'}", url);
            try (var server = TestServer.with(offering("{'type': 'object'}")); var peer = server.peer("2026-07-28")) {
                assertEquals("", peer.call("bad", JsonObject.parse("{\"$ref\": \"" + url + "\"}")).text());
            }
            canary.setSoTimeout(200);
            assertThrows(SocketTimeoutException.class, canary::accept);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'type': 'string'}", "{'type': ['object', 'null']}"})
    void refusesArgumentsThatAreNoObject(String inputSchema) {
        assertThrows(IllegalArgumentException.class, () -> offering(inputSchema));
    }

    @Test
    void refusesASchemaThatIsNone() {
        assertRefused("{'type': 'object', 'required': 'a'}", "required");
    }

    @Test
    void refusesResourcesWithoutContents() {
        assertThrows(IllegalArgumentException.class, () -> new ResourceResult(List.of(), Caching.NONE, JsonObject.EMPTY));
    }
}
