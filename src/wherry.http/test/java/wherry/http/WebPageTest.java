package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.http.options.HttpAdditions;
import wherry.http.options.HttpOptions;
import wherry.http.options.StreamLimits;
import wherry.http.options.WebPage;
import wherry.http.request.Authenticator;
import wherry.http.request.Refusal;

/// Pages for browsers beside the endpoint.
class WebPageTest {
    private static final HttpOptions USUAL = Running.options(StreamLimits.DEFAULT);
    private static final Authenticator NOBODY = _ -> {
        throw Refusal.plain(401, "who are you?");
    };
    private static final List<WebPage> PAGES = List.of(page("/", "text/html; charset=utf-8"), page("/style.css", "text/css"));

    private static WebPage page(String path, String type) {
        return new WebPage(path, type, () -> ("page " + path).getBytes(StandardCharsets.UTF_8));
    }

    private static Running start(HttpOptions options) throws IOException {
        return Running.start(options, new HttpAdditions(PAGES, ""), NOBODY);
    }

    @Test
    void areServedWithoutAuthenticationAndWithAPolicyForThisOriginAlone() throws IOException {
        try (Running running = start(USUAL)) {
            Raw.Response page = running.send("GET", "/", "");
            assertEquals(200, page.status());
            assertEquals("page /", page.body());
            assertEquals(Optional.of("text/html; charset=utf-8"), page.header("content-type"));
            assertTrue(page.header("content-security-policy").orElseThrow().startsWith("default-src 'none'; script-src 'self';"));
            assertEquals(Optional.of("</mcp>; rel=\"service\""), page.header("link"));
            assertEquals(Optional.of("no-store"), page.header("cache-control"));
            assertEquals("page /style.css", running.send("GET", "/style.css", "").body());
            assertEquals(200, running.send("HEAD", "/", "").status());
            assertEquals(405, running.send("POST", "/", "").status());
            assertEquals(401, running.post("{}").status());
        }
    }

    @Test
    void areRefusedToOtherHostsAndOrigins() throws IOException {
        try (Running running = start(USUAL)) {
            assertEquals(403, running.send("GET", "/", "", "Host: rebound.example.com").status());
            assertEquals(403, running.send("GET", "/", "", "Origin: https://evil.example.com").status());
            assertEquals(403, running.send("GET", "/", "", "Sec-Fetch-Site: cross-site").status());
            assertEquals(200, running.send("GET", "/", "", "Sec-Fetch-Site: none").status());
        }
    }

    @Test
    void areOnTheLoopbackAddressAlone() throws IOException {
        Optional<InetAddress> other = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress() && address.getAddress().length == 4).findFirst();
        assumeTrue(other.isPresent(), "this machine has no address but the loopback one");
        var everywhere = new HttpOptions("0.0.0.0", 0, "/mcp", Set.of(), Set.of(), true, 1000, 100, USUAL.sessions(), USUAL.streams());
        try (Running running = start(everywhere);
                Raw raw = new Raw(new Socket(other.get(), running.transport.port()))) {
            assertEquals(403, raw.send(Raw.request("GET", "/", "")).response().status());
            assertEquals(200, running.send("GET", "/", "").status());
            assertTrue(running.logged.stream().anyMatch(line -> line.contains("http://127.0.0.1:" + running.transport.port() + "/\"")),
                    running.logged::toString);
        }
    }

    @Test
    void cannotHaveThePathOfTheEndpoint() {
        assertThrows(IllegalArgumentException.class, () -> Running.start(USUAL, new HttpAdditions(List.of(page("/mcp", "text/html")), ""), NOBODY));
    }
}
