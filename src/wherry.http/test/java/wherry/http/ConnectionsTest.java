package wherry.http;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import wherry.http.options.StreamLimits;

/// The server releases each connection, however it ended: a connection that leaks counts against the limit for ever. The tests of
/// this module run with a low limit.
class ConnectionsTest {
    private static final int MORE_THAN_THE_LIMIT = Integer.getInteger("jdk.httpserver.maxConnections", 10_000) + 20;

    @AutoClose
    private Running running = Running.start();

    ConnectionsTest() throws IOException {
    }

    private interface Client {
        void use(Raw raw) throws Exception;
    }

    private void manyTimes(Client client) throws Exception {
        for (int i = 0; i < MORE_THAN_THE_LIMIT; i++) {
            try (Raw raw = running.connect()) {
                client.use(raw);
            }
        }
        // The engine may not have taken the last ones yet, and closes what comes while it has too many.
        Running.eventually("it serves", running::serves);
        Running.eventually("nothing is left", () -> running.transport.openExchanges() == 0);
    }

    @Test
    void givesBackTheOnesOfClientsThatLeaveInAStream() throws Exception {
        manyTimes(raw -> raw.send(Running.modernCall("7", "say_and_hold", "{}")).head());
    }

    @Test
    void givesBackTheOnesThatAreReset() throws Exception {
        manyTimes(raw -> raw.send(Running.modernCall("7", "say_and_hold", "{}")).reset());
    }

    @Test
    void givesBackTheOnesOfBrokenBodies() throws Exception {
        manyTimes(raw -> {
            raw.send(Raw.request("POST", "/mcp", "nonsense\r\n", "Content-Length:", "Transfer-Encoding: chunked"));
            raw.isEnded();
        });
    }

    @Test
    void givesBackTheOnesOfRefusedRequests() throws Exception {
        manyTimes(raw -> raw.send(Raw.request("POST", "/mcp", "{}", "Host: evil.example.com")).response());
    }

    @Test
    void givesBackTheOnesOfClientsThatHadToBeCutOff() throws Exception {
        running.close();
        StreamLimits usual = StreamLimits.DEFAULT;
        running = Running.start(Running.options(new StreamLimits(usual.quick(), usual.heartbeat(), usual.listenHeartbeat(),
                Duration.ofMillis(300), usual.backlogEvents(), usual.backlogBytes())));
        int stuck = 50;
        for (int round = 0; round * stuck < MORE_THAN_THE_LIMIT; round++) {
            var clients = new ArrayList<Raw>();
            for (int i = 0; i < stuck; i++) {
                Raw raw = running.connect();
                raw.socket().setReceiveBufferSize(4096);
                clients.add(raw.send(Running.modernCall("7", "flood", "{\"count\":1000,\"size\":20000}")));
                raw.head();
            }
            Running.eventually("all are cut off", () -> running.transport.openExchanges() == 0);
            for (Raw client : clients) {
                client.close();
            }
        }
        Running.eventually("it serves", running::serves);
    }
}
