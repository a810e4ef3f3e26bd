package wherry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.ElicitResult;
import wherry.tool.ToolResult;

class TestPeerTest {
    private static final JsonObject ADA = JsonObject.of("name", Json.of("Ada"));

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void answersForUserModelAndRootsInEveryRevision(String revision) {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer(revision)) {
            peer.onElicit(_ -> TestPeer.accept(ADA)).onSample(_ -> TestPeer.says("A summary")).onRoots("file:///home")
                    .meta("progressToken", Json.of(7));

            Answer greeting = peer.call("greet");
            // Elicitation came with 2025-06-18; before that the model reads that the client lacks it.
            assertEquals(revision.compareTo("2025-06-18") < 0, greeting.isError(), greeting::text);
            if (!greeting.isError()) {
                assertEquals("\"Hello\", Ada", greeting.text());
            }
            assertEquals("A summary of [file:///home]", peer.call("summarize").text());
            assertEquals(Json.of(7), peer.awaitNotification("notifications/progress").object("params").orElseThrow()
                    .get("progressToken").orElseThrow());
        }
    }

    @Test
    void leavesTheSecondRoundToTheTestWhenCalledByHand() {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer("2026-07-28")) {
            peer.onElicit(_ -> TestPeer.accept(ADA));
            JsonObject params = JsonObject.of("name", Json.of("greet"));
            Answer first = peer.await(peer.send("tools/call", params));

            assertTrue(first.isInputRequired());
            assertEquals("\"Hello\", Ada", peer.await(peer.send("tools/call", peer.retry(params, first.result()))).text());
            assertEquals(1, peer.questions().size());
        }
    }

    @Test
    void showsWhatCameWhenItIsNotWhatATestAskedFor() throws InterruptedException {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer("2025-11-25")) {
            Answer unknown = peer.call("wave");

            assertEquals(-32602, unknown.code());
            assertTrue(assertThrows(AssertionError.class, unknown::result).getMessage().contains("Unknown tool: wave"));
            // A call is answered first, and logged then.
            for (int i = 0; i < 10_000 && server.logged().isEmpty(); i++) {
                Thread.sleep(1);
            }
            assertFalse(server.logged().isEmpty());
        }
    }

    @Test
    void runsAHandlerWithoutAServer() throws Exception {
        var call = new TestCall().answering("name", new ElicitResult(ElicitResult.Action.ACCEPT, ADA));

        assertEquals(ToolResult.text("\"Hello\", Ada"), Greetings.greet(call));
        assertEquals(List.of("name"), List.copyOf(call.asked().keySet()));
        assertEquals(1, call.logged().size());
        assertThrows(AssertionError.class, () -> Greetings.greet(new TestCall()));
    }
}
