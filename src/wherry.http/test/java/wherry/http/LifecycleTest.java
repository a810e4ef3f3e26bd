package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.http.options.HttpOptions;
import wherry.http.options.StreamLimits;
import wherry.json.Json;
import wherry.tool.Capability;

/// The life of an HTTP server, from binding to the last byte.
class LifecycleTest {

    @Test
    void tellsWhetherItLivesAndTakesCalls() throws Exception {
        try (Running running = Running.start()) {
            assertEquals("{\"status\":\"ok\"}", running.send("GET", "/healthz", "").body());
            assertEquals(200, running.send("GET", "/readyz", "").status());
            Raw.Response head = running.send("HEAD", "/readyz", "");
            assertEquals(200, head.status());
            assertEquals("", head.body());
            assertEquals("GET, HEAD", running.send("POST", "/healthz", "{}").header("allow").orElseThrow());
        }
    }

    @Test
    void saysThatACapabilityIsNotReady() throws Exception {
        try (Running running = Running.start()) {
            running.server.catalog().add(new Capability() {
                @Override
                public String name() {
                    return "without a database";
                }

                @Override
                public boolean isReady() {
                    return false;
                }
            });
            Raw.Response ready = running.send("GET", "/readyz", "");
            assertEquals("503 {\"status\":\"unavailable\"}", ready.status() + " " + ready.body());
            assertEquals(200, running.send("GET", "/healthz", "").status());
        }
    }

    @Test
    void saysThatItDrainsAndRefusesNewCalls() throws Exception {
        try (Running running = Running.start(); Raw calling = running.connect(); Raw listening = running.connect()) {
            calling.send(Running.modernCall("7", "say_and_hold", "{}")).head();
            listening.send(Running.modern("8", "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}")).head();
            listening.message();
            String session = running.session("2025-11-25");
            Thread drain = Thread.ofVirtual().start(() -> {
                try {
                    running.server.drain(Duration.ofSeconds(10));
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            Running.eventually("it is not ready", () -> !running.server.lifecycle().isReady());
            Raw.Response ready = running.send("GET", "/readyz", "");
            assertEquals("503 {\"status\":\"draining\"}", ready.status() + " " + ready.body());
            assertEquals(200, running.send("GET", "/healthz", "").status());
            try (Raw raw = running.connect()) {
                Raw.Response refused = raw.send(Running.modernCall("9", "echo", "{\"message\":\"x\"}")).response();
                assertEquals(503, refused.status());
                assertTrue(refused.header("retry-after").isPresent());
            }
            assertEquals(503, running.post(Running.call("9", "echo", "{\"message\":\"x\"}"), session).status());
            assertEquals(503, running.post(Running.message("0", "initialize", "\"protocolVersion\":\"2025-11-25\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}")).status());
            List<Raw.Event> closing = listening.events();
            assertEquals("notifications/cancelled", closing.get(0).json().string("method").orElseThrow());
            assertEquals(Json.of(8), closing.get(1).json().get("id").orElseThrow());
            running.tools.release.release();
            calling.message();
            calling.message();
            assertTrue(calling.message().json().has("result"), "the call at work was allowed to end");
            drain.join();
        }
    }

    @Test
    void endsEveryStreamWithItsLastChunk() throws Exception {
        try (Running running = Running.start(); Raw general = running.connect(); Raw sse = running.connect();
                Raw calling = running.connect()) {
            general.send(Raw.request("GET", "/mcp", "", running.session("2025-11-25"))).head();
            sse.send(Raw.request("GET", "/sse", "")).head();
            calling.send(Running.modernCall("7", "say_and_hold", "{}")).head();
            running.transport.close();
            general.events();
            sse.events();
            assertTrue(calling.events().stream().noneMatch(event -> event.json().has("result")));
            assertTrue(general.isEnded());
            assertEquals(0, running.transport.openExchanges());
            assertEquals(1, running.tools.interrupted.get());
            assertThrows(ConnectException.class, running::connect);
        }
    }

    @Test
    void answersAnErrorWithAnIncidentAndServesOn() throws Exception {
        try (Running running = Running.start(); Raw raw = running.connect()) {
            Raw.Response broken = raw.send(Running.modernCall("7", "boom", "{}")).response();
            assertEquals("200 -32603", broken.status() + " " + broken.code());
            String incident = broken.json().object("error").flatMap(error -> error.object("data"))
                    .flatMap(data -> data.string("incident")).orElseThrow();
            assertTrue(running.logged.stream().anyMatch(line -> line.startsWith("ERROR") && line.contains(incident)));
            assertFalse(broken.body().contains("must not be read"));
            assertEquals(200, raw.send(Running.modern("8", "tools/list", "")).response().status());
        }
    }

    @Test
    void answersABugOfItsOwnWithAnIncident() throws Exception {
        try (Running running = Running.start(Running.options(StreamLimits.DEFAULT), _ -> {
            throw new IllegalStateException("secret");
        })) {
            Raw.Response answer = running.post("{}");
            assertEquals("500 -32603", answer.status() + " " + answer.code());
            assertTrue(running.logged.stream().anyMatch(line -> line.contains("IllegalStateException: secret")));
            assertFalse(answer.body().contains("secret"));
            Running.eventually("nothing is left", () -> running.transport.openExchanges() == 0);
        }
    }

    @Test
    void survivesWhateverIsSentToIt() throws Exception {
        var random = new Random(7);
        try (Running running = Running.start()) {
            byte[] good = Running.modernCall("7", "echo", "{\"message\":\"x\"}").getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 500; i++) {
                byte[] bad = good.clone();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
                try (Raw raw = running.connect()) {
                    raw.send(Arrays.copyOf(bad, random.nextInt(bad.length) + 1));
                    raw.socket().shutdownOutput();
                    raw.isEnded();
                } catch (IOException e) {
                    // The server closed the connection first.
                }
            }
            Running.eventually("nothing is left", () -> running.transport.openExchanges() == 0);
            assertFalse(running.logged.stream().anyMatch(line -> line.contains("incident")), running.logged.toString());
            try (Raw raw = running.connect()) {
                assertEquals(200, raw.send(good).response().status());
            }
        }
    }

    @Test
    void stopsThoughTheJdkMiscountsItsExchanges() throws Exception {
        Running running = Running.start();
        for (int i = 0; i < 10; i++) {
            try (Raw raw = running.connect()) {
                // The handler ends by an exception; then the JDK never decrements its count of exchanges.
                raw.send(Raw.request("POST", "/mcp", "nonsense\r\n", "Content-Length:", "Transfer-Encoding: chunked")).isEnded();
            }
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), running::close, "the JDK alone would wait for half a minute");
    }

    @Test
    void leavesNothingBehindAfterClientsThatBehaveBadly() throws Exception {
        try (Running running = Running.start()) {
            for (int i = 0; i < 20; i++) {
                try (Raw raw = running.connect()) {
                    raw.send(Raw.request("POST", "/mcp", "{", "Content-Length: 100"));
                }
                try (Raw raw = running.connect()) {
                    raw.send(Running.modernCall("7", "echo", "{\"message\":\"x\"}")).reset();
                }
                running.connect().send("POST /mcp HT").close();
            }
            Running.eventually("nothing is left", () -> running.transport.openExchanges() == 0);
            assertEquals(200, running.send("GET", "/healthz", "").status());
        }
    }

    @Test
    void listensOnBothLoopbackAddressesForLocalhost() throws Exception {
        HttpOptions usual = Running.options(StreamLimits.DEFAULT);
        try (Running running = Running.start(new HttpOptions("localhost", 0, "/mcp", Set.of(), Set.of(), true, 1000, 100,
                usual.sessions(), usual.streams()))) {
            assertEquals(200, running.send("GET", "/healthz", "").status());
            InetAddress v6 = InetAddress.getByName("::1");
            if (NetworkInterface.getByInetAddress(v6) != null) {
                assertEquals(2, running.transport.addresses().size());
                try (Raw raw = new Raw(new Socket(v6, running.transport.port()))) {
                    assertEquals(200, raw.send(Raw.request("GET", "/healthz", "", "Host: [::1]")).response().status());
                }
            }
        }
    }

    @Test
    void saysWhereItListens() throws Exception {
        HttpOptions usual = Running.options(StreamLimits.DEFAULT);
        for (String host : List.of("127.0.0.1", "0.0.0.0", "::1")) {
            if (NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) == null && host.equals("::1")) {
                continue;
            }
            try (Running running = Running.start(new HttpOptions(host, 0, "/mcp", Set.of(), Set.of(), true, 1000, 100, usual.sessions(),
                    usual.streams()))) {
                String shown = host.contains(":") ? "[" + host + "]" : host;
                assertTrue(running.logged.stream().anyMatch(line -> line.startsWith("INFO listening {\"urls\":[\"http://" + shown + ":"
                        + running.transport.port() + "/mcp\"],\"engine\":")), running.logged::toString);
            }
        }
    }

    @Test
    void saysWhichAddressIsTaken() throws Exception {
        try (Running running = Running.start()) {
            HttpOptions usual = Running.options(StreamLimits.DEFAULT);
            int port = running.transport.port();
            var second = new HttpOptions("127.0.0.1", port, "/mcp", Set.of(), Set.of(), true, 1000, 100, usual.sessions(), usual.streams());
            var refused = assertThrows(IOException.class, () -> Running.start(second));
            assertTrue(refused.getMessage().contains("127.0.0.1") && refused.getMessage().contains(Integer.toString(port)),
                    refused.getMessage());
        }
    }

    @Test
    void endsClientsThatSendTooSlowly() throws Exception {
        try (Running running = Running.startStreaming(); Raw silent = running.connect(); Raw line = running.connect();
                Raw headers = running.connect(); Raw body = running.connect(); Raw idle = running.connect();
                Raw stream = running.connect()) {
            line.send("POST /m");
            headers.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-");
            body.send(Raw.request("POST", "/mcp", "{", "Content-Length: 9"));
            idle.send(Raw.request("GET", "/healthz", "")).response();
            stream.send(Running.modernCall("7", "hold", "{}")).head();
            for (Raw slow : List.of(silent, line, headers, body, idle)) {
                assertTrue(slow.isEnded());
            }
            running.tools.release.release();
            assertTrue(stream.message().json().has("result"), "a stream is not slow");
        }
    }
}
