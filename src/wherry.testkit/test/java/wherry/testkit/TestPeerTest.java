package wherry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Capability;
import wherry.tool.ElicitResult;
import wherry.tool.Host;
import wherry.tool.ToolResult;

class TestPeerTest {
    private static final JsonObject ADA = JsonObject.of("name", Json.of("Ada"));

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void answersForUserModelAndRootsInEveryRevision(String revision) {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer(revision)) {
            peer.onElicit(_ -> TestPeer.accept(ADA)).onSample(_ -> TestPeer.says("A summary")).onRoots("file:///home")
                    .watchingProgress();

            Answer greeting = peer.call("greet");
            // Elicitation came with 2025-06-18. Before that, the model gets the error that the client lacks it.
            assertEquals(revision.compareTo("2025-06-18") < 0, greeting.isError(), greeting::text);
            if (!greeting.isError()) {
                assertEquals("Hello, Ada!", greeting.text());
            }
            assertEquals("A summary of [file:///home]", peer.call("summarize").text());
            assertEquals(new Progress(1, 2, revision.equals("2024-11-05") ? "" : "asking"), peer.progress().getLast());
            assertEquals(List.of(), peer.progress(), "what was taken is gone");
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void readsCompletesAndListsInEveryRevision(String revision) {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer(revision)) {
            assertEquals("Hi!", peer.read("greeting://Hi").text());
            assertEquals("Say Hi\nHi!", peer.prompt("greeting", Map.of("word", "Hi")).text());
            assertEquals(List.of("Hello", "Hi"), peer.completePrompt("greeting", "word", "H"));
            assertEquals(List.of("Salut"), peer.completeTemplate("greeting://{word}", "word", "S"));
            assertEquals(List.of("greeting"), names(peer.prompts()));
            assertEquals(List.of("greeting"), names(peer.resourceTemplates()));
            assertEquals(List.of(), peer.resources());
        }
    }

    private static List<String> names(List<JsonObject> items) {
        return items.stream().map(item -> item.string("name").orElseThrow()).toList();
    }

    @Test
    void listsTheItemsOfAllPages() {
        try (var server = TestServer.builder().pageSize(3).start(new Greetings()); var peer = server.peer("2026-07-28")) {
            assertEquals(List.of("greet", "summarize", "mirror", "wait"), names(peer.tools()));
        }
    }

    @Test
    void cancelsACallThatHasBegun() throws InterruptedException {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer("2025-11-25")) {
            long call = peer.watchingProgress().begin("wait", Map.of());
            peer.awaitNotification("notifications/progress");
            peer.cancel(call);
            assertTrue(server.drain(Duration.ofSeconds(10)), "the handler was interrupted");
        }
    }

    @Test
    void startsACapabilityWithSettings() {
        try (var server = TestServer.with(Map.of("MCP_GREETING_END", "?"), new Greetings()); var peer = server.peer("2025-11-25")) {
            assertEquals("Hi?", peer.read("greeting://Hi").text());
        }
        var settings = Map.of("MCP_GREETING_END", "??");
        assertEquals("MCP_GREETING_END is '??' but should be one character", assertThrows(IllegalArgumentException.class,
                () -> TestServer.with(settings, new Greetings()).close()).getMessage());
    }

    @Test
    void givesACapabilityAFolderUntilTheServerCloses() throws IOException {
        var keeping = new Keeping();
        Path kept;
        try (var server = TestServer.with(keeping)) {
            assertFalse(Files.exists(server.data()), "it is made at the first call");
            kept = Files.writeString(keeping.host.data().resolve("kept"), "x");
            assertEquals(server.data().resolve("keeping/kept"), kept);
        }
        assertFalse(Files.exists(kept));
    }

    private static final class Keeping implements Capability {
        private Host host;

        @Override
        public String name() {
            return "keeping";
        }

        @Override
        public void start(Host given) {
            host = given;
        }
    }

    @Test
    void leavesTheSecondRoundToTheTestWhenCalledByHand() {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer("2026-07-28")) {
            peer.onElicit(_ -> TestPeer.accept(ADA));
            JsonObject params = JsonObject.of("name", Json.of("greet"));
            Answer first = peer.await(peer.send("tools/call", params));

            assertTrue(first.isInputRequired());
            assertEquals("Hello, Ada!", peer.await(peer.send("tools/call", peer.retry(params, first.result()))).text());
            assertEquals(1, peer.questions().size());
        }
    }

    @Test
    void showsWhatCameWhenItIsNotWhatATestAskedFor() throws InterruptedException {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer("2025-11-25")) {
            Answer unknown = peer.call("wave");

            assertEquals(-32602, unknown.code());
            assertTrue(assertThrows(AssertionError.class, unknown::result).getMessage().contains("Unknown tool: wave"));
            // The server logs a call after it has answered it.
            for (int i = 0; i < 10_000 && server.logged().isEmpty(); i++) {
                Thread.sleep(1);
            }
            assertFalse(server.logged().isEmpty());
        }
    }

    @Test
    void runsAHandlerWithoutAServer() throws Exception {
        var call = new TestCall().answering("name", new ElicitResult(ElicitResult.Action.ACCEPT, ADA));

        assertEquals(ToolResult.text("Hello, Ada!"), Greetings.greet(call));
        assertEquals(List.of("name"), List.copyOf(call.asked().keySet()));
        assertEquals(1, call.logged().size());
        assertThrows(AssertionError.class, () -> Greetings.greet(new TestCall()));
    }
}
