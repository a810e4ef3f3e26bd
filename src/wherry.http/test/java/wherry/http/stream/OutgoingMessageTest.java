package wherry.http.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wherry.http.exchange.MemoryBudget;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonWriter;

/// The room that a message takes, and what becomes of one for which there is none.
class OutgoingMessageTest {
    private static final int WHOLE = 256 << 10;
    private static final Json LARGE = Json.of("x".repeat(40_000));

    private final MemoryBudget budget = new MemoryBudget(WHOLE);

    private Optional<OutgoingMessage> message(Json json) {
        return OutgoingMessage.of(json, budget, JsonWriter::bytes);
    }

    @Test
    void takesTheRoomOfItsBytesUntilItIsClosed() {
        try (OutgoingMessage message = message(LARGE).orElseThrow()) {
            assertEquals(40_002, message.bytes().length);
            assertFalse(message.replaced());
            assertTrue(budget.tryHold(WHOLE - 42_000).isPresent(), "no more than its bytes");
        }
        assertFalse(budget.isFree(), "that is the test's");
    }

    @Test
    void takesThreeTimesItsValuesWhileItBecomesBytes() {
        try (MemoryBudget.Hold _ = budget.tryHold(WHOLE - 100_000).orElseThrow()) {
            assertEquals(Optional.empty(), message(LARGE));
        }
        try (MemoryBudget.Hold _ = budget.tryHold(WHOLE - 125_000).orElseThrow()) {
            message(LARGE).orElseThrow().close();
        }
        assertTrue(budget.isFree());
    }

    @Test
    void takesNoRoomWhenItIsSmall() {
        message(Json.of("x")).orElseThrow();
        OutgoingMessage.small("x".getBytes(StandardCharsets.UTF_8), budget);
        assertTrue(budget.isFree());
    }

    @Test
    void becomesAnErrorWithTheIdOfAResponseForWhichThereIsNoRoom() {
        try (MemoryBudget.Hold _ = budget.tryHold(WHOLE).orElseThrow()) {
            OutgoingMessage response = message(JsonObject.of("id", Json.of(7), "result", LARGE)).orElseThrow();
            assertTrue(response.replaced());
            String text = new String(response.bytes(), StandardCharsets.UTF_8);
            assertTrue(text.startsWith("{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{"), text);
            assertTrue(text.contains("too many large messages at once"), text);
            assertEquals(Optional.empty(), message(JsonObject.of("id", Json.of(7), "method", LARGE)), "a request of the server");
            assertEquals(Optional.empty(), message(JsonObject.of("method", LARGE)), "a notification");
            assertEquals(Optional.empty(), message(LARGE));
        }
        assertTrue(budget.isFree());
    }

    @Test
    void isFramedAsAnEventOrAsJsonBehindBlanks() {
        Json json = JsonObject.of("n", Json.of(1));
        assertEquals("event: message\ndata: {\"n\":1}\n\n", new String(Framing.EVENTS.bytes().apply(json), StandardCharsets.UTF_8));
        assertArrayEquals(":\n\n".getBytes(StandardCharsets.UTF_8), Framing.EVENTS.heartbeat());
        assertEquals("text/event-stream application/json", Framing.EVENTS.contentType() + " " + Framing.JSON.contentType());
        assertEquals("{\"n\":1}", new String(Framing.JSON.bytes().apply(json), StandardCharsets.UTF_8));
        assertArrayEquals(" ".getBytes(StandardCharsets.UTF_8), Framing.JSON.heartbeat());
    }
}
