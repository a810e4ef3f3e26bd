package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams of legacy sessions, which outlive their connections.
class ResumeTest {
    @AutoClose
    private Running running = Running.startStreaming();
    private String session;

    ResumeTest() throws IOException {
        session = running.session("2025-11-25");
    }

    private String get(String... headers) {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = session;
        return Raw.request("GET", "/mcp", "", all);
    }

    private String call(String tool) {
        return Raw.request("POST", "/mcp", Running.call("5", tool, "{}"), session);
    }

    @Test
    void primesAStreamOf20251125() throws Exception {
        try (Raw raw = running.connect()) {
            raw.send(call("hold")).head();
            Raw.Event first = raw.event().orElseThrow();
            assertEquals(Optional.of(""), first.field("data"));
            assertTrue(first.field("id").isPresent(), first.toString());
            running.tools.release.release();
            Raw.Event last = raw.event().orElseThrow();
            assertTrue(last.field("id").isPresent() && !last.field("id").equals(first.field("id")));
            assertEquals(Optional.empty(), raw.event(), "the response ends the stream");
        }
    }

    @Test
    void saysWhenToComeBackOnlyBeforeItClosesAConnection() throws Exception {
        String id;
        try (Raw raw = running.connect()) {
            raw.send(call("say_and_hold")).head();
            id = raw.message().field("id").orElseThrow();
            running.tools.release.release();
            assertTrue(raw.events().stream().allMatch(event -> event.field("retry").isEmpty()), "a call's stream");
        }
        try (Raw raw = running.connect()) {
            raw.send(get("Last-Event-ID: " + id)).head();
            assertTrue(raw.events().stream().allMatch(event -> event.field("retry").isEmpty()), "the rest of one");
        }
        try (Raw raw = running.connect()) {
            raw.send(get()).head();
            assertEquals(Optional.empty(), raw.event().orElseThrow().field("retry"), "the session's own stream");
        }
        try (Raw raw = running.connect()) {
            raw.send(call("poll")).head();
            assertEquals(List.of("20"), raw.events().stream().flatMap(event -> event.field("retry").stream()).toList());
        }
    }

    @Test
    void primesNoStreamOfOlderRevisions() throws Exception {
        session = running.session("2025-06-18");
        try (Raw raw = running.connect()) {
            raw.send(call("hold")).head();
            running.tools.release.release();
            assertTrue(raw.event().orElseThrow().json().has("result"));
        }
    }

    @Test
    void goesOnWithTheCallOfAClientThatLeft() throws Exception {
        String id;
        try (Raw raw = running.connect()) {
            raw.send(call("say_and_hold")).head();
            id = raw.message().field("id").orElseThrow();
        }
        Running.eventually("the loss is noticed", () -> running.transport.openExchanges() == 0);
        running.tools.release.release();
        Running.eventually("the call ends by itself", () -> running.tools.finished.get() == 1);
        assertEquals(0, running.tools.interrupted.get());
        try (Raw raw = running.connect()) {
            raw.send(get("Last-Event-ID: " + id)).head();
            assertTrue(raw.message().json().toString().contains("after"));
            assertTrue(raw.message().json().has("result"));
            assertEquals(Optional.empty(), raw.event(), "the response ends the stream");
        }
        try (Raw raw = running.connect()) {
            raw.send(get("Last-Event-ID: " + id)).head();
            raw.message();
            assertTrue(raw.message().json().has("result"), "once more, for a client that lost that connection too");
        }
    }

    @Test
    void resumesWhileTheCallIsAtWork() throws Exception {
        String id;
        try (Raw raw = running.connect()) {
            raw.send(call("say_and_hold")).head();
            id = raw.message().field("id").orElseThrow();
        }
        try (Raw raw = running.connect()) {
            raw.send(get("Last-Event-ID: " + id));
            assertEquals(200, raw.head().status(), "also before the loss is noticed");
            running.tools.release.release();
            assertTrue(raw.message().json().toString().contains("after"));
            assertTrue(raw.message().json().has("result"));
        }
    }

    @Test
    void releasesTheConnectionWhenTheCallSaysSo() throws Exception {
        String id;
        try (Raw raw = running.connect()) {
            raw.send(call("poll")).head();
            List<Raw.Event> events = raw.events();
            id = events.getFirst().field("id").orElseThrow();
            assertEquals(Optional.of("20"), events.getLast().field("retry"));
            assertTrue(events.stream().noneMatch(event -> event.field("data").orElse("").contains("result")));
            String ping = Raw.request("POST", "/mcp", Running.message("6", "ping", ""), session);
            assertEquals(200, raw.send(ping).response().status());
        }
        assertEquals(0, running.tools.interrupted.get());
        running.tools.release.release();
        try (Raw raw = running.connect()) {
            raw.send(get("Last-Event-ID: " + id)).head();
            assertTrue(raw.message().json().has("result"));
        }
    }

    @Test
    void keepsTheConnectionOfAClientThatDoesNotKnowPolling() throws Exception {
        session = running.session("2025-06-18");
        try (Raw raw = running.connect()) {
            raw.send(call("poll")).head();
            running.tools.release.release();
            assertTrue(raw.message().json().has("result"));
        }
    }

    @Test
    void givesAStreamToItsNewestConnectionAlone() throws Exception {
        try (Raw vanished = running.connect(); Raw newest = running.connect()) {
            assertEquals(200, vanished.send(get()).head().status());
            assertEquals(200, newest.send(get()).head().status());
            running.tools.change();
            assertEquals(Optional.of("notifications/tools/list_changed"), newest.message().json().string("method"));
            assertTrue(vanished.events().stream().noneMatch(event -> event.field("data").orElse("").contains("list_changed")));
        }
        Running.eventually("the loss is noticed", () -> running.transport.openExchanges() == 0);
        try (Raw third = running.connect()) {
            assertEquals(200, third.send(get()).head().status());
        }
    }

    @Test
    void keepsMessagesOutsideOfCallsForTheNextStream() throws Exception {
        running.tools.change();
        String id;
        try (Raw raw = running.connect()) {
            raw.send(get()).head();
            Raw.Event event = raw.message();
            assertEquals(Optional.of("notifications/tools/list_changed"), event.json().string("method"));
            id = event.field("id").orElseThrow();
        }
        Running.eventually("the loss is noticed", () -> running.transport.openExchanges() == 0);
        running.tools.change();
        try (Raw raw = running.connect()) {
            raw.send(get("Last-Event-ID: " + id)).head();
            String next = raw.message().field("id").orElseThrow();
            assertTrue(!next.equals(id), "the one that was read does not come again");
        }
    }

    @Test
    void sendsAMessageOnOneStreamOnly() throws Exception {
        try (Raw listening = running.connect(); Raw calling = running.connect()) {
            listening.send(get()).head();
            calling.send(call("say_and_hold")).head();
            calling.message();
            running.tools.release.release();
            calling.message();
            calling.message();
            running.tools.change();
            assertEquals(Optional.of("notifications/tools/list_changed"), listening.message().json().string("method"),
                    "nothing of the call came before it");
            assertEquals(List.of(), calling.events());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-", "0", "0-", "-1", "0-x", "0-99", "99-0", "1-1-1", "9999999999999999999-0",
        "0-9999999999999999999", "0-999999999999999999", "0--1", "../0", "\u00e9"})
    void refusesIdsOfEventsThatItNeverGave(String id) throws Exception {
        assertEquals(400, running.send("GET", "/mcp", "", session, "Last-Event-ID: " + id).status());
        assertEquals(200, running.post(Running.message("6", "ping", ""), session).status());
    }

    @Test
    void replaysNothingOfAnotherSession() throws Exception {
        String id;
        try (Raw raw = running.connect()) {
            raw.send(call("say_and_hold")).head();
            id = raw.message().field("id").orElseThrow();
            running.tools.release.release();
            raw.events();
        }
        session = running.session("2025-11-25");
        assertEquals(400, running.send("GET", "/mcp", "", session, "Last-Event-ID: " + id).status());
    }

    @Test
    void keepsNoMoreThanTheLimitAndForgetsTheOldestFirst() throws Exception {
        running.close();
        running = Running.start(Running.sessions(Duration.ofMinutes(1), 10, 5, 1 << 20));
        assertEquals(5, resumedAfterAFlood());
    }

    @Test
    void keepsNoMoreBytesThanTheLimit() throws Exception {
        running.close();
        running = Running.start(Running.sessions(Duration.ofMinutes(1), 10, 1000, 1000));
        int kept = resumedAfterAFlood();
        assertTrue(kept >= 1 && kept <= 4, "kept " + kept);
    }

    private int resumedAfterAFlood() throws Exception {
        session = running.session("2025-11-25");
        String id;
        try (Raw raw = running.connect()) {
            raw.send(Raw.request("POST", "/mcp", Running.call("5", "flood", "{\"count\":50,\"size\":200}"), session)).head();
            id = raw.event().orElseThrow().field("id").orElseThrow();
            assertEquals(51, raw.events().size());
        }
        try (Raw raw = running.connect()) {
            raw.send(get("Last-Event-ID: " + id)).head();
            List<Raw.Event> kept = raw.events().stream().filter(event -> !event.field("data").orElse("").isEmpty()).toList();
            assertTrue(kept.getLast().json().has("result"));
            return kept.size();
        }
    }

    @Test
    void requiresThatAClientTakesEvents() throws Exception {
        assertEquals(406, running.send("GET", "/mcp", "", session, "Accept: application/json").status());
    }

    @Test
    void cutsOffAListenerThatDoesNotReadAndKeepsTheRest() throws Exception {
        try (Raw raw = running.connect()) {
            raw.socket().setReceiveBufferSize(4096);
            raw.send(get()).head();
            Running.eventually("it is cut off", () -> {
                for (int i = 0; i < 1000; i++) {
                    running.tools.change();
                }
                return running.transport.openExchanges() == 0;
            });
        }
        assertEquals(200, running.post(Running.message("6", "ping", ""), session).status());
    }
}
