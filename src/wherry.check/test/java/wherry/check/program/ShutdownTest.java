package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;

/// The end of the program after a signal or the end of its input.
class ShutdownTest {

    @Test
    void answersCallsAtWorkAndEndsListenersWhenItIsTerminated() {
        try (var program = Program.start()) {
            program.request(1, "subscriptions/listen", "{\"notifications\":{\"toolsListChanged\":true}}");
            assertEquals("notifications/subscriptions/acknowledged", program.receive().string("method").orElseThrow());
            program.call(2, "slow", "{\"seconds\":0.7}").call(3, "test_simple_text", "{}").response(3);
            program.terminate();

            assertEquals("notifications/cancelled", program.receive().string("method").orElseThrow());
            JsonObject ended = program.response(1).object("result").orElseThrow();
            assertEquals("complete", ended.string("resultType").orElseThrow());
            assertTrue(program.response(2).has("result"));
            assertEquals(143, program.exitCode());
            assertTrue(program.errors().contains("\"event\":\"stopped\""), program::errors);
        }
    }

    @Test
    void refusesNewCallsWhileItDrains() {
        try (var program = Program.start()) {
            program.request(1, "subscriptions/listen", "{\"notifications\":{}}").receive();
            program.call(2, "slow", "{\"seconds\":1}").call(3, "test_simple_text", "{}").response(3);
            program.terminate();
            program.response(1);
            JsonObject refused = program.call(4, "test_simple_text", "{}").response(4);

            assertTrue(refused.has("error") && refused.toString().contains("shutting down"), refused::toString);
            assertEquals(143, program.exitCode());
        }
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        try (var program = Program.start(Map.of("MCP_DRAIN", "0.2"))) {
            program.call(1, "slow", "{\"seconds\":3600}").call(2, "test_simple_text", "{}").response(2);
            program.terminate();

            assertEquals(143, program.exitCode());
            assertTrue(program.errors().contains("\"drained\":false"), program::errors);
        }
    }

    @Test
    void endsByTheCodeOfAnInterrupt() {
        try (var program = Program.start()) {
            program.call(1, "test_simple_text", "{}").response(1);
            program.signal("INT");

            assertEquals(130, program.exitCode());
        }
    }
}
