package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import wherry.json.Json;

/// `subscriptions/listen` over HTTP.
class ListenTest {
    private static final String LISTEN = Running.modern("8", "subscriptions/listen",
            "\"notifications\":{\"toolsListChanged\":true}");

    @AutoClose
    private final Running running = Running.start();

    ListenTest() throws IOException {
    }

    @Test
    void acknowledgesFirstAndThenTellsOfChanges() throws Exception {
        try (Raw raw = running.connect()) {
            assertEquals("text/event-stream", raw.send(LISTEN).head().header("content-type").orElseThrow());
            Raw.Event first = raw.message();
            assertEquals(Optional.of("notifications/subscriptions/acknowledged"), first.json().string("method"));
            running.tools.change();
            Raw.Event change = raw.message();
            assertEquals(Optional.of("notifications/tools/list_changed"), change.json().string("method"));
            assertTrue(change.json().toString().contains("subscriptionId\":8"), change.toString());
            assertTrue(change.field("id").isEmpty(), "nothing to resume by");
        }
    }

    @Test
    void noticesAListenerThatLeft() throws Exception {
        Raw raw = running.connect();
        raw.send(LISTEN).head();
        raw.message();
        raw.close();
        Running.eventually("the loss is noticed", () -> running.transport.openExchanges() == 0);
    }

    @Test
    void cutsOffAListenerThatDoesNotRead() throws Exception {
        try (Raw raw = running.connect()) {
            raw.socket().setReceiveBufferSize(4096);
            raw.send(LISTEN).head();
            raw.message();
            Running.eventually("it is cut off", () -> {
                for (int i = 0; i < 1000; i++) {
                    running.tools.change();
                }
                return running.transport.openExchanges() == 0;
            });
        }
    }

    @Test
    void doesNotKeepOthersWaitingForAListenerThatDoesNotRead() throws Exception {
        try (Raw stuck = running.connect(); Raw well = running.connect()) {
            stuck.socket().setReceiveBufferSize(4096);
            stuck.send(LISTEN).head();
            stuck.message();
            well.send(LISTEN).head();
            well.message();
            for (int i = 0; i < 2000; i++) {
                running.tools.change();
                assertEquals(Optional.of("notifications/tools/list_changed"), well.message().json().string("method"));
            }
        }
    }

    @Test
    void requiresAClientThatTakesEvents() throws Exception {
        try (Raw raw = running.connect()) {
            Raw.Response refused = raw.send(LISTEN.replace("application/json, text/event-stream", "application/json")).response();
            assertEquals(406, refused.status());
            assertEquals(Optional.of(Json.of(8)), refused.json().get("id"));
        }
    }
}
