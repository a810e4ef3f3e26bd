package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wherry.http.ListLog;
import wherry.http.RecordingExchange;
import wherry.http.StubExchange;
import wherry.http.check.RequestCheck;
import wherry.http.request.Refusal;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonLimits;
import wherry.json.JsonReader;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;

/// What the body of a request may be, and the room that it takes.
class BodyReaderTest {
    private static final int LIMIT = 20_000;

    private final MemoryBudget budget = new MemoryBudget(4 << 20);
    private final BodyReader bodies = new BodyReader(LIMIT, budget);

    private BodyReader.Received read(String body, String framing) throws IOException {
        return read(new RecordingExchange("POST", body, "Host: localhost", framing));
    }

    private BodyReader.Received read(HttpExchange http) throws IOException {
        var exchange = new Exchange(http, new ExchangeMonitor(new ListLog()), new ListLog(), Long.MAX_VALUE, budget);
        exchange.head(RequestCheck.check(http));
        return bodies.read(exchange, new JsonReader(JsonLimits.DEFAULT));
    }

    private BodyReader.Received read(String body) throws IOException {
        return read(body, "Content-Length: " + body.length());
    }

    private static String text(int length) {
        return "\"" + "x".repeat(length - 2) + "\"";
    }

    @Test
    void areReadToTheLimitInEachFraming() throws Exception {
        for (int length : new int[] {2, 1023, 1024, 1025, 2048, 2049, LIMIT - 1, LIMIT}) {
            for (String framing : new String[] {"Content-Length: " + length, "Transfer-Encoding: chunked"}) {
                try (BodyReader.Received received = read(text(length), framing)) {
                    assertEquals(Json.parse(text(length)), received.json(), framing);
                }
            }
        }
        assertTrue(budget.isFree());
    }

    @Test
    void areRefusedBeyondTheLimit() {
        for (String framing : new String[] {"Content-Length: " + (LIMIT + 1), "Transfer-Encoding: chunked"}) {
            Refusal refused = assertThrows(Refusal.class, () -> read(text(LIMIT + 1), framing));
            assertEquals(413, refused.head().status());
            assertTrue(refused.drops() && refused.body().toString().contains("at most 20000 bytes"), refused.body()::toString);
        }
        assertTrue(budget.isFree());
    }

    @Test
    void areReadNoFurtherThanTheirLength() throws Exception {
        assertEquals(Json.of(12), read("123", "Content-Length: 2").json());
    }

    @Test
    void breakTheConnectionWhenTheyEndEarly() {
        assertThrows(IOException.class, () -> read("12", "Content-Length: 3"));
        assertThrows(IOException.class, () -> read(text(3000), "Content-Length: 4000"));
        assertTrue(budget.isFree());
    }

    @Test
    void keepTheRoomOfTheirValuesUntilTheyAreClosed() throws Exception {
        String large = "[" + "1,".repeat(5000) + "1]";
        BodyReader.Received received = read(large);
        assertEquals(5001, ((JsonArray) received.json()).size());
        assertFalse(budget.isFree());
        long held = JsonSize.of(received.json());
        budget.tryHold((4 << 20) - held - 4096).orElseThrow().close();
        assertEquals(Optional.empty(), budget.tryHold((4 << 20) - held + 4096));
        received.close();
        assertTrue(budget.isFree());
    }

    @Test
    void takeRoomAsTheirBytesArrive() throws Exception {
        var held = new ArrayList<Boolean>();
        var headers = new Headers();
        headers.add("Host", "localhost");
        headers.add("Content-Length", "16000");
        read(new StubExchange("POST", headers) {
            @Override
            public InputStream getRequestBody() {
                return new ByteArrayInputStream(text(16_000).getBytes(StandardCharsets.US_ASCII)) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        held.add(!budget.isFree());
                        return super.read(bytes, offset, length);
                    }
                };
            }
        }).close();
        assertFalse(held.getFirst());
        assertTrue(held.getLast(), held::toString);
    }

    @Test
    void takeNoRoomWhenTheyAreSmall() throws Exception {
        read(text(4095));
        assertTrue(budget.isFree());
    }

    @Test
    void giveTheirRoomBackWhenTheyAreNoMessage() {
        FaultException fault = assertThrows(FaultException.class, () -> read("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":" + text(10_000) + ",}"));
        assertEquals(Optional.of(RequestId.of(7)), fault.id());
        assertTrue(budget.isFree());
    }

    @Test
    void areRefusedWhenThereIsNoRoomToReadThem() throws Exception {
        try (MemoryBudget.Hold _ = budget.tryHold(4 << 20).orElseThrow()) {
            assertEquals(503, assertThrows(Refusal.class, () -> read(text(10_000))).head().status());
            read(text(1000));
        }
        assertTrue(budget.isFree());
    }
}
