package wherry.http.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.http.request.Refusal;
import wherry.http.request.RequestHead;

/// An engine that keeps the names of headers as they were sent.
class RequestSpellingTest {

    private static RequestHead check(String... headers) {
        return RequestCheck.check(new Sent(headers));
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

    /// A request as an engine could give it; what no check looks at is not there.
    private static final class Sent extends HttpExchange {
        private final Headers headers;

        Sent(String... lines) {
            var wire = new LinkedHashMap<String, List<String>>();
            for (String line : lines) {
                int colon = line.indexOf(':', line.startsWith(":") ? 0 : 1);
                wire.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>()).add(line.substring(colon + 1).strip());
            }
            headers = new Headers() {
                @Override
                public Set<Map.Entry<String, List<String>>> entrySet() {
                    return wire.entrySet();
                }

                @Override
                public Set<String> keySet() {
                    return wire.keySet();
                }
            };
        }

        @Override
        public Headers getRequestHeaders() {
            return headers;
        }

        @Override
        public URI getRequestURI() {
            return URI.create("/mcp");
        }

        @Override
        public String getRequestMethod() {
            return "POST";
        }

        @Override
        public String getProtocol() {
            return "HTTP/1.1";
        }

        @Override
        public Headers getResponseHeaders() {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpContext getHttpContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream getRequestBody() {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutputStream getResponseBody() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendResponseHeaders(int status, long length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InetSocketAddress getRemoteAddress() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getResponseCode() {
            throw new UnsupportedOperationException();
        }

        @Override
        public InetSocketAddress getLocalAddress() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object getAttribute(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setAttribute(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setStreams(InputStream in, OutputStream out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public HttpPrincipal getPrincipal() {
            throw new UnsupportedOperationException();
        }
    }
}
