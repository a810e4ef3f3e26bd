package wherry.stdio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.server.event.Log;
import wherry.server.lifecycle.Lifecycle;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.tool.Capability;
import wherry.tool.Implementation;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

@Timeout(60)
class StdioTransportTest {
    private static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{}}";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Server server = new Server(ServerOptions.defaults(Implementation.of("n", "1")), HostOptions.temporary(Map.of()), new Silent(),
            InstantSource.system(), SecureRandom::new, List.of());

    StdioTransportTest() {
        server.start(List.of(new Capability() {
            @Override
            public String name() {
                return "c";
            }

            @Override
            public List<Tool> tools() {
                return List.of(Tool.named("wait").handler((_, _) -> {
                    begun.countDown();
                    try {
                        go.await();
                    } finally {
                        stopped.countDown();
                    }
                    return ToolResult.text("waited");
                }));
            }
        }));
    }

    private record Silent() implements Log {
        @Override
        public boolean isOn(Level level) {
            return false;
        }

        @Override
        public void write(Level level, String event, JsonObject fields) {
        }

        @Override
        public void write(Level level, String event, JsonObject fields, Throwable cause) {
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static byte[] bytes(String... lines) {
        return (String.join("\n", lines) + "\n").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String ping(int id) {
        return "{'jsonrpc':'2.0','id':" + id + ",'method':'ping'}";
    }

    private static String call(int id) {
        return "{'jsonrpc':'2.0','id':" + id + ",'method':'tools/call','params':{'name':'wait'," + META + "}}";
    }

    private List<String> serve(InputStream in) throws InterruptedException {
        return serve(in, Duration.ofSeconds(10));
    }

    private List<String> serve(InputStream in, Duration drain) throws InterruptedException {
        new StdioTransport(server, 1024, drain, in, out).run();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void answersEachLineAndEndsWithItsInput() throws Exception {
        List<String> lines = serve(lines(ping(1), "nonsense", "", ping(2),
                "{'x':'" + "y".repeat(5000) + "'}", ping(3)));
        assertEquals(5, lines.size());
        assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", lines.get(0));
        assertTrue(lines.get(1).contains("-32700"), lines.get(1));
        assertTrue(lines.get(3).contains("expected a message of at most 1024 bytes"), lines.get(3));
        assertEquals("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}", lines.get(4));
        assertEquals(Lifecycle.State.DRAINING, server.lifecycle().state());
    }

    private static InputStream inTurn(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    private static InputStream lines(String... lines) {
        return new ByteArrayInputStream(bytes(lines));
    }

    /// An input without a line, which does not end before the test ends it.
    private static InputStream until(CountDownLatch latch) {
        return new InputStream() {
            @Override
            public int read() {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return -1;
            }
        };
    }

    @Test
    void letsACallEndAfterTheInputHasEnded() throws Exception {
        Thread ending = Thread.ofVirtual().start(() -> {
            try {
                while (server.lifecycle().state() != Lifecycle.State.DRAINING) {
                    Thread.sleep(1);
                }
                go.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        List<String> lines = serve(inTurn(lines(call(1)), until(begun)));
        ending.join();
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().contains("waited"), lines.getFirst());
    }

    @Test
    void answersACallThatOutlastsTheDrainWithAnError() throws Exception {
        List<String> lines = serve(inTurn(lines(call(1)), until(begun)), Duration.ofMillis(50));
        stopped.await();
        assertEquals(1, lines.size());
        assertTrue(lines.getFirst().startsWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-31429"), lines.getFirst());
    }

    @Test
    void skipsLinesOfBlanks() throws Exception {
        assertEquals(2, serve(lines(ping(1), "  \t ", " ", ping(2))).size());
    }

    /// The client hangs: it never reads the 9 MiB of answers.
    @Test
    @Timeout(60)
    void endsThoughItsClientListensAndDoesNotRead() throws Exception {
        var stuck = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("written as a whole");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                awaitQuietly(go);
            }
        };
        String listen = "{'jsonrpc':'2.0','id':7,'method':'subscriptions/listen','params':{'notifications':{'toolsListChanged':true},"
                + META + "}}";
        byte[] unread = bytes(IntStream.range(0, 12_000).mapToObj(i -> "{'jsonrpc':'2.0','id':'" + "x".repeat(800) + i
                + "','method':'ping'}").toArray(String[]::new));
        var transport = new StdioTransport(server, 1024, Duration.ofMillis(50), inTurn(lines(listen),
                new ByteArrayInputStream(unread, 0, 9 << 20), until(begun)), stuck);
        Thread serving = Thread.ofPlatform().daemon().start(() -> {
            try {
                transport.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (Thread.getAllStackTraces().keySet().stream().noneMatch(each -> each.getName().equals("wherry-stdin")
                && each.getState() == Thread.State.WAITING)) {
            Thread.sleep(1);
        }
        assertFalse(server.drain(Duration.ofMillis(50)));
        server.close();
        go.countDown();
        begun.countDown();
        serving.join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void endsWhenThePeerIsGoneAlsoWhileItsInputStaysOpen() throws Exception {
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken connection");
            }
        };
        var never = new CountDownLatch(1);
        new StdioTransport(server, 1024, Duration.ZERO, inTurn(lines(call(1)), until(begun), lines(ping(2)), until(never)), gone).run();
        stopped.await();
        assertFalse(server.lifecycle().state() == Lifecycle.State.DRAINING, "no client is left to drain for");
        never.countDown();
    }

    @Test
    void endsWhenItsInputFails() throws Exception {
        var failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertEquals(List.of(), serve(failing));
    }

    @Test
    void writesWaitingMessagesWhenItIsStopped() throws Exception {
        var open = new PipedOutputStream();
        var transport = new StdioTransport(server, 1024, Duration.ZERO, new PipedInputStream(open), out);
        Thread serving = Thread.ofPlatform().start(() -> {
            try {
                transport.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        open.write(bytes("{'jsonrpc':'2.0','id':7,'method':'subscriptions/listen',"
                + "'params':{'notifications':{'toolsListChanged':true},"
                + META + "}}"));
        while (!out.toString(StandardCharsets.UTF_8).contains("acknowledged")) {
            Thread.sleep(1);
        }
        server.drain(Duration.ofSeconds(10));
        transport.flush(Duration.ofSeconds(10));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).contains("notifications/cancelled"), lines.get(1));
        assertTrue(lines.get(2).contains("\"resultType\":\"complete\""), lines.get(2));
        open.close();
        serving.join();
    }
}
