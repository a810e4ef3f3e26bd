package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wherry.http.options.HttpOptions;
import wherry.http.options.StreamLimits;
import wherry.json.Json;

/// The HTTP+SSE transport of 2024-11-05.
class LegacySseTest {
    private static final String INITIALIZE = Running.message("0", "initialize", "\"protocolVersion\":\"2024-11-05\","
            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}");

    private Running running;
    private Raw stream;
    private String messages;

    @BeforeEach
    void open() throws IOException {
        running = Running.start();
        stream = running.connect();
        Raw.Response head = stream.send(Raw.request("GET", "/sse", "")).head();
        assertEquals("text/event-stream", head.header("content-type").orElseThrow());
        Raw.Event endpoint = stream.event().orElseThrow();
        assertEquals(Optional.of("endpoint"), endpoint.field("event"));
        messages = endpoint.field("data").orElseThrow();
    }

    @AfterEach
    void stop() throws IOException {
        stream.close();
        running.close();
    }

    private int post(String body) throws IOException {
        return running.send("POST", messages, body).status();
    }

    private void initialize() throws IOException {
        assertEquals(202, post(INITIALIZE));
        assertEquals(Optional.of(Json.of(0)), stream.message().json().get("id"));
    }

    @Test
    void namesAPathToPostThatCannotBeGuessed() {
        assertTrue(messages.matches("/messages\\?sessionId=[\\x21-\\x7e]{32,}"), messages);
    }

    @Test
    void answersOnTheStreamWhatWasPosted() throws Exception {
        initialize();
        assertEquals(202, post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"));
        assertEquals(202, post(Running.call("1", "echo", "{\"message\":\"hi\"}")));
        Raw.Event event = stream.message();
        assertEquals(Optional.of("message"), event.field("event"));
        assertTrue(event.json().toString().contains("\"hi\""));
        running.tools.change();
        assertEquals(Optional.of("notifications/tools/list_changed"), stream.message().json().string("method"));
    }

    @Test
    void refusesWhatIsNoMessageOfThisTransport() throws Exception {
        assertEquals(400, post("{"));
        assertEquals(400, post(Running.message("1", "tools/list", Running.META)));
        assertEquals(400, post("[" + Running.message("1", "tools/list", "") + "," + Running.message("2", "tools/list", Running.META) + "]"));
        assertEquals(415, running.send("POST", messages, "{}", "Content-Type: text/plain").status());
        assertEquals(413, running.send("POST", messages, "", "Content-Length: 99999999").status());
        assertEquals(404, running.send("POST", "/messages?sessionId=no-such", INITIALIZE).status());
        assertEquals(404, running.send("POST", "/messages", INITIALIZE).status());
        assertEquals(405, running.send("POST", "/sse", INITIALIZE).status());
        assertEquals(405, running.send("GET", messages, "").status());
        assertEquals(406, running.send("GET", "/sse", "", "Accept: application/json").status());
        initialize();
    }

    @Test
    void endsTheSessionWithItsStream() throws Exception {
        initialize();
        assertEquals(202, post(Running.call("1", "hold", "{}")));
        Running.eventually("the call is at work", () -> running.tools.started.get() == 1);
        stream.close();
        Running.eventually("the call is cancelled", () -> running.tools.interrupted.get() == 1);
        Running.eventually("the place to post is gone", () -> {
            try {
                return post(INITIALIZE) == 404;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void keepsTheIdOutOfTheLog() throws Exception {
        initialize();
        String id = messages.substring(messages.indexOf('=') + 1);
        assertFalse(running.logged.stream().anyMatch(line -> line.contains(id)));
    }

    @Test
    void cutsOffAClientThatDoesNotReadChangesOfTheLists() throws Exception {
        stream.socket().setReceiveBufferSize(4096);
        initialize();
        Running.eventually("it is cut off", () -> {
            for (int i = 0; i < 1000; i++) {
                running.tools.change();
            }
            return running.transport.openExchanges() == 0;
        });
    }

    @Test
    void isNotThereWhenSwitchedOff() throws Exception {
        HttpOptions usual = Running.options(StreamLimits.DEFAULT);
        try (Running without = Running.start(new HttpOptions(usual.host(), 0, usual.path(), usual.allowedHosts(),
                usual.allowedOrigins(), false, usual.bodyLimit(), usual.maxConnections(), usual.sessions(), usual.streams()))) {
            assertEquals(404, without.send("GET", "/sse", "").status());
            assertEquals(404, without.send("POST", "/messages?sessionId=x", "").status());
        }
    }
}
