package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import wherry.json.JsonObject;
import wherry.testkit.Answer;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;

/// Calls the tools at a fixed time, as a client does.
record Calls(Clock clock, Map<String, String> settings) {

    static Calls at(String instant, String zone) {
        return new Calls(Clock.fixed(Instant.parse(instant), ZoneId.of(zone)), Map.of());
    }

    Calls with(String setting, String value) {
        return new Calls(clock, Map.of(setting, value));
    }

    /// @param arguments JSON, with `'` for `"`
    JsonObject call(String name, String arguments) {
        Answer answer = answer(name, arguments);
        assertEquals(answer.structured().toString(), answer.text());
        return (JsonObject) answer.structured();
    }

    /// The message of a call that fails.
    String failure(String name, String arguments) {
        return answer(name, arguments).failure();
    }

    private Answer answer(String name, String arguments) {
        return asked(peer -> peer.call(name, JsonObject.parse(arguments.replace('\'', '"'))));
    }

    /// The tools as a client sees them.
    List<JsonObject> tools() {
        return asked(TestPeer::tools);
    }

    private <T> T asked(Function<TestPeer, T> question) {
        try (var server = TestServer.with(settings, new TimeTools(clock)); var peer = server.peer("2026-07-28")) {
            return question.apply(peer);
        }
    }
}
