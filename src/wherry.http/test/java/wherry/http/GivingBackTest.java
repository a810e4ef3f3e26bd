package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import wherry.http.exchange.HeapShares;

/// The server releases what a request took: each test reaches a bound many times, and then makes a good request.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivingBackTest {
    /// The least number of bytes that [#LARGE] takes in memory.
    private static final long PARSED = 11L << 20;
    /// 200 KB that become 100,000 values.
    private static final String LARGE = "[" + "1,".repeat(98_000) + "1]";
    /// More than the memory for large messages in this process.
    private static final long TIMES = 2 + HeapShares.ofThisProcess().messages() / PARSED;

    @AutoClose
    private final Running running = Running.start();
    private final String session = running.session("2025-11-25");

    GivingBackTest() throws IOException {
    }

    private void repeat(int status, String body, String... headers) throws IOException {
        for (int i = 0; i < TIMES; i++) {
            assertEquals(status, running.post(body, headers).status(), "in round " + i);
        }
        assertEquals(200, running.post(Running.message("1", "ping", "\"large\":" + LARGE), session).status());
    }

    @Test
    void takesLargeRequestsAgainAndAgain() throws IOException {
        repeat(200, Running.message("1", "ping", "\"large\":" + LARGE), session);
    }

    @Test
    void takesLargeNotificationsAgainAndAgain() throws IOException {
        repeat(202, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\",\"params\":{\"large\":" + LARGE + "}}", session);
    }

    @Test
    void refusesWhatIsNoMessageAgainAndAgain() throws IOException {
        repeat(400, "{\"large\":" + LARGE + ",}", session);
        repeat(400, LARGE, session);
    }

    @Test
    void refusesLargeRequestsOfNoSessionAgainAndAgain() throws IOException {
        repeat(404, Running.message("1", "ping", "\"large\":" + LARGE), "Mcp-Session-Id: gone");
    }
}
