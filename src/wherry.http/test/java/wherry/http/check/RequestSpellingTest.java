package wherry.http.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.http.StubExchange;
import wherry.http.request.Refusal;
import wherry.http.request.RequestHead;

/// Headers of an engine that keeps the spelling of their names.
class RequestSpellingTest {

    private static RequestHead check(String... headers) {
        return RequestCheck.check(new StubExchange("POST", asSent(headers)));
    }

    @Test
    void isTheSameInAnyCase() {
        RequestHead head = check("hOST: localhost", "ORIGIN: http://a", "content-TYPE: x", "mcp-name: n", "MCP-PARAM-Region: eu");
        assertEquals(Optional.of("localhost"), head.host());
        assertEquals(Optional.of("http://a"), head.origin());
        assertEquals(Optional.of("x"), head.contentType());
        assertEquals(Optional.of("n"), head.mcpName());
        assertEquals(Optional.of("eu"), head.header("Mcp-Param-REGION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host: localhost", "ORIGIN: null", "MCP-name: x", "mcp-PARAM-region: us", "authorization: x"})
    void makesNoTwoHeadersOfOne(String second) {
        var refused = assertThrows(Refusal.class, () -> check("Host: localhost", "Origin: http://a", "Mcp-Name: n", "Mcp-Param-Region: eu",
                "Authorization: y", second));
        assertEquals(400, refused.head().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length : 2", "X\u0001: y", "X(y): z", ": x", "X\u00e9: y", " X: y"})
    void isOfATokenOnly(String header) {
        assertEquals(400, assertThrows(Refusal.class, () -> check("Host: localhost", header)).head().status());
    }

    @Test
    void saysWhichOfTwoFramingsIsOneTooMany() {
        Refusal refused = assertThrows(Refusal.class, () -> check("Host: localhost", "Content-Length: 2", "Transfer-Encoding: chunked"));
        assertTrue(refused.body().toString().contains("expected no Transfer-Encoding with Content-Length"), refused.body()::toString);
    }

    private static Headers asSent(String... lines) {
        var sent = new LinkedHashMap<String, List<String>>();
        for (String line : lines) {
            int colon = line.indexOf(':', line.startsWith(":") ? 0 : 1);
            sent.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>()).add(line.substring(colon + 1).strip());
        }
        return new Headers() {
            @Override
            public Set<Map.Entry<String, List<String>>> entrySet() {
                return sent.entrySet();
            }

            @Override
            public Set<String> keySet() {
                return sent.keySet();
            }
        };
    }
}
