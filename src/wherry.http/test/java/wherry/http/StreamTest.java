package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;

/// The response to a modern call that takes long, sends notifications, or loses its client.
class StreamTest {
    @AutoClose
    private final Running running = Running.startStreaming();

    StreamTest() throws IOException {
    }

    @Test
    void streamsACallThatTakesLong() throws Exception {
        try (Raw raw = running.connect()) {
            Raw.Response head = raw.send(Running.modernCall("7", "hold", "{}")).head();
            assertEquals("text/event-stream", head.header("content-type").orElseThrow());
            assertEquals("no-cache, no-transform", head.header("cache-control").orElseThrow());
            assertEquals("no", head.header("x-accel-buffering").orElseThrow());
            running.tools.release.release();
            List<Raw.Event> events = raw.events();
            assertEquals(1, events.size(), "the response, and nothing that a modern client could resume by: " + events);
            assertEquals(Optional.of(Json.of(7)), events.getFirst().json().get("id"));
            assertTrue(events.getFirst().field("id").isEmpty());
            assertEquals(200, raw.send(Running.modern("8", "tools/list", "")).response().status(), "the connection serves on");
        }
    }

    @Test
    void streamsWhatACallSaysBeforeItsEnd() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("7", "flood", "{\"count\":3,\"size\":5}")).head();
            List<Raw.Event> events = raw.events();
            assertEquals(4, events.size());
            assertEquals(Optional.of("notifications/progress"), events.get(0).json().string("method"));
            assertTrue(events.get(3).json().has("result"));
        }
    }

    @Test
    void deliversEveryMessageOfAFloodInOrder() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("7", "flood", "{\"count\":2000,\"size\":100}")).head();
            for (long i = 1; i <= 2000; i++) {
                assertEquals(i, raw.message().json().object("params").orElseThrow().number("progress").orElseThrow().longValue());
            }
            assertTrue(raw.message().json().has("result"));
        }
    }

    @Test
    void givesEventsAloneToAClientThatTakesNoJson() throws Exception {
        try (Raw raw = running.connect()) {
            String call = Running.modernCall("7", "echo", "{\"message\":\"x\"}", "Accept: text/event-stream");
            Raw.Response head = raw.send(call).head();
            assertEquals("text/event-stream", head.header("content-type").orElseThrow());
            assertEquals(1, raw.events().size());
        }
    }

    @Test
    void givesAnErrorItsStatusWhateverTheClientTakes() throws Exception {
        try (Raw raw = running.connect()) {
            Raw.Response refused = raw.send(Running.modern("7", "no/such", "", "Accept: text/event-stream")).response();
            assertEquals("404 -32601", refused.status() + " " + refused.code());
        }
    }

    @Test
    void givesJsonBehindBlanksToAClientThatTakesNoEvents() throws Exception {
        try (Raw raw = running.connect()) {
            Raw.Response head = raw.send(Running.modernCall("7", "say_and_hold", "{}", "Accept: application/json")).head();
            assertEquals("application/json", head.header("content-type").orElseThrow());
            running.tools.release.release();
            String body = new String(raw.rest(), StandardCharsets.UTF_8);
            assertTrue(body.startsWith(" "), "no heartbeat while it was held");
            assertTrue(JsonObject.parse(body).has("result"));
        }
    }

    @Test
    void cancelsTheCallOfAClientThatLeaves() throws Exception {
        Raw raw = running.connect();
        raw.send(Running.modernCall("7", "hold", "{}")).head();
        raw.close();
        Running.eventually("the tool is interrupted", () -> running.tools.interrupted.get() == 1);
        assertNothingIsLeft();
    }

    @Test
    void cancelsTheCallOfAClientThatLeavesAtOnce() throws Exception {
        Raw raw = running.connect();
        raw.send(Running.modernCall("7", "say_and_hold", "{}"));
        Running.eventually("the call is at work", () -> running.tools.started.get() == 1);
        raw.reset();
        Running.eventually("the tool is interrupted", () -> running.tools.interrupted.get() == 1);
        assertNothingIsLeft();
    }

    @Test
    void cancelsTheCallOfAClientThatLeavesAndTakesJsonAlone() throws Exception {
        Raw raw = running.connect();
        raw.send(Running.modernCall("7", "hold", "{}", "Accept: application/json")).head();
        raw.close();
        Running.eventually("the tool is interrupted", () -> running.tools.interrupted.get() == 1);
        assertNothingIsLeft();
    }

    @Test
    void goesOnForAClientThatOnlyEndsItsSending() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("7", "hold", "{}")).head();
            raw.socket().shutdownOutput();
            Thread.sleep(300);
            running.tools.release.release();
            assertEquals(1, raw.events().size());
        }
    }

    @Test
    void servesOthersWhileMoreCallsAreHeldThanAnyPoolHasThreads() throws Exception {
        var held = new ArrayList<Raw>();
        for (int i = 0; i < 100; i++) {
            held.add(running.connect().send(Running.modernCall("7", "hold", "{}")));
        }
        int share = running.server.options().workers() * running.server.options().addressShare() / 100;
        Running.eventually("all workers of one address are at work", () -> running.tools.started.get() == share);
        try (Raw other = running.connect("127.0.0.2")) {
            other.send(Running.modernCall("7", "hold", "{}"));
            Running.eventually("another address has workers left", () -> running.tools.started.get() == share + 1);
        }
        assertEquals(200, running.send("GET", "/healthz", "").status());
        try (Raw raw = running.connect()) {
            assertEquals(200, raw.send(Running.modern("8", "tools/list", "")).response().status());
        }
        for (Raw raw : held) {
            raw.close();
        }
        assertNothingIsLeft();
    }

    @Test
    void freesAThreadThatWritesToAClientThatDoesNotRead() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("7", "flood", "{\"count\":1000000,\"size\":20000}")).head();
            Running.eventually("the flood is stopped", () -> running.tools.finished.get() == 1);
            assertTrue(running.tools.started.get() < 1_000_000, "the flood came to its end without a reader");
        }
        assertNothingIsLeft();
    }

    @Test
    void freesAThreadThatWritesAPlainAnswerToAClientThatDoesNotRead() throws Exception {
        try (Raw raw = running.connect()) {
            raw.socket().setReceiveBufferSize(4096);
            raw.send(Running.modernCall("7", "big", "{\"size\":64000000}"));
            Running.eventually("the answer is begun", () -> running.transport.openExchanges() == 1);
            Running.eventually("the answer is given up", () -> running.transport.openExchanges() == 0);
            assertEquals(200, running.send("GET", "/healthz", "").status());
        }
    }

    private void assertNothingIsLeft() throws InterruptedException {
        Running.eventually("the exchange is over", () -> running.transport.openExchanges() == 0);
        assertFalse(running.logged.stream().anyMatch(line -> line.contains("incident")), running.logged.toString());
    }
}
