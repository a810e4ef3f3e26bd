package wherry.stdio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.server.event.Log;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.tool.Capability;
import wherry.tool.Implementation;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// Peers that send too fast, do not read, or go away, and what the log says of them.
@Timeout(60)
class StdioPeerTest {
    private static final String META = "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
            + "'io.modelcontextprotocol/clientCapabilities':{}}";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Server server = new Server(oneAtATime(), HostOptions.temporary(Map.of()), new Recording(), InstantSource.system(), SecureRandom::new, List.of());

    StdioPeerTest() {
        server.start(List.of(new Capability() {
            @Override
            public String name() {
                return "c";
            }

            @Override
            public List<Tool> tools() {
                return List.of(Tool.named("wait").handler((_, _) -> {
                    begun.countDown();
                    go.await();
                    return ToolResult.text("waited");
                }));
            }
        }));
    }

    private static ServerOptions oneAtATime() {
        ServerOptions usual = ServerOptions.defaults(Implementation.of("n", "1"));
        return new ServerOptions(usual.info(), 1, 1, usual.addressShare(), usual.rate(), usual.callTimeout(), usual.askTimeout(), usual.pageSize(),
                usual.listTtl(), usual.listeners(), usual.subscriptions(), usual.inFlight(), usual.stateTtl(), usual.stateKeys());
    }

    private final class Recording implements Log {
        @Override
        public boolean isOn(Level level) {
            return level != Level.DEBUG;
        }

        @Override
        public void write(Level level, String event, JsonObject fields) {
            if (isOn(level)) {
                logged.add(event + (fields.has("calls") ? " " + fields : ""));
            }
        }

        @Override
        public void write(Level level, String event, JsonObject fields, Throwable cause) {
            write(level, event, fields);
        }
    }

    @AfterEach
    void close() {
        go.countDown();
        server.close();
    }

    private static InputStream calls(int count) {
        var lines = new StringBuilder();
        IntStream.range(0, count).forEach(id -> lines.append("{'jsonrpc':'2.0','id':" + id
                + ",'method':'tools/call','params':{'name':'wait'," + META + "}}\n"));
        return new ByteArrayInputStream(lines.toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private Thread serve(InputStream in, OutputStream to, Duration drain) {
        var transport = new StdioTransport(server, 1024, drain, in, to);
        return Thread.ofPlatform().daemon().start(() -> awaitQuietly(transport::run));
    }

    /// The reader checks for room at each 32nd line, and waits a second at most, so this test can see it wait ten times.
    @Test
    void readsNoFurtherWhileAsManyCallsAreAtWorkAsMayBe() throws Exception {
        Thread serving = serve(calls(320), out, Duration.ofSeconds(50));
        begun.await();
        while (Thread.getAllStackTraces().keySet().stream().noneMatch(each -> each.getName().equals("wherry-stdin")
                && each.getState() == Thread.State.TIMED_WAITING)) {
            Thread.onSpinWait();
        }
        go.countDown();
        serving.join();
        assertEquals(320, out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("waited")).count());
    }

    @Test
    void closesTheInputOfAPeerThatTakesNoMoreOutput() throws Exception {
        var closed = new CountDownLatch(1);
        var open = new InputStream() {
            private final InputStream call = calls(1);

            @Override
            public int read() throws IOException {
                int next = call.read();
                if (next < 0) {
                    go.countDown();
                    awaitQuietly(closed);
                    throw new IOException("Stream closed");
                }
                return next;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                into[offset] = (byte) read();
                return 1;
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken connection");
            }
        };
        serve(open, gone, Duration.ZERO).join();
        closed.await();
        Thread.sleep(20);
        assertEquals(List.of("the peer takes no more output"), logged);
    }

    @Test
    void saysThatTheInputFailed() throws Exception {
        serve(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        }, out, Duration.ZERO).join();
        assertEquals(List.of("standard input failed"), logged);
    }

    @Test
    void saysHowManyCallsTheEndOfTheInputStopped() throws Exception {
        serve(calls(1), out, Duration.ofMillis(1)).join();
        assertEquals("the input ended while calls were at work; they were stopped {\"calls\":1}", logged.getLast());
    }

    @Test
    void saysNothingOfAnEndThatStoppedNoCall() throws Exception {
        go.countDown();
        serve(calls(3), out, Duration.ofSeconds(50)).join();
        assertEquals(List.of(), logged);
    }

    @Test
    void waitsUntilWhatWasSentIsWritten() throws Exception {
        var slow = new OutputStream() {
            @Override
            public void write(int b) {
                begun.countDown();
                awaitQuietly(go);
            }
        };
        var transport = new StdioTransport(server, 1024, Duration.ZERO, new ByteArrayInputStream("nonsense\n".getBytes(StandardCharsets.UTF_8)), slow);
        Thread serving = Thread.ofPlatform().daemon().start(() -> awaitQuietly(transport::run));
        begun.await();
        Thread flushing = Thread.ofPlatform().daemon().start(() -> awaitQuietly(() -> transport.flush(Duration.ofSeconds(50))));
        while (flushing.getState() == Thread.State.RUNNABLE || flushing.getState() == Thread.State.NEW) {
            Thread.sleep(1);
        }
        assertNotEquals(Thread.State.TERMINATED, flushing.getState());
        go.countDown();
        flushing.join();
        serving.join();
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        awaitQuietly(latch::await);
    }

    private static void awaitQuietly(Wait wait) {
        try {
            wait.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
