package wherry.tools.thinking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;
import wherry.tool.Capability;

class SequentialThinkingTest {
    private static final List<String> SESSIONS = TestServer.REVISIONS.subList(0, TestServer.REVISIONS.size() - 1);
    private static final String WITHOUT_SESSION = TestServer.REVISIONS.getLast();

    private final TestServer server = TestServer.with(new SequentialThinkingCapability());

    @AfterEach
    void close() {
        server.close();
    }

    private static ThinkingProgress think(TestPeer peer, int number, Map<String, ?> more) {
        var arguments = new HashMap<String, Object>(Map.of("thought", "Hm", "nextThoughtNeeded", true, "thoughtNumber", number, "totalThoughts", 3));
        arguments.putAll(more);
        return peer.call("sequentialthinking", arguments).as(ThinkingProgress.class);
    }

    private static Map<String, ?> branch(String name) {
        return Map.of("branchFromThought", 1, "branchId", name);
    }

    @ParameterizedTest
    @FieldSource("SESSIONS")
    void countsTheThoughtsAndBranchesOfASession(String revision) {
        try (var peer = server.peer(revision); var other = server.peer(revision)) {
            think(peer, 1, Map.of());
            think(peer, 2, Map.of("isRevision", true, "revisesThought", 1));
            think(peer, 2, branch("b"));
            think(peer, 3, branch("a"));

            assertEquals(new ThinkingProgress(3, 3, false, List.of("b", "a"), 5), think(peer, 3, Map.of("nextThoughtNeeded", false)));
            assertEquals(new ThinkingProgress(1, 3, true, List.of(), 1), think(other, 1, Map.of()));
        }
    }

    @Test
    void takesTheHistoryFromTheCallWhereThereIsNoSession() {
        try (var peer = server.peer(WITHOUT_SESSION)) {
            think(peer, 1, branch("a"));

            assertEquals(new ThinkingProgress(2, 3, true, List.of("b"), 2), think(peer, 2, branch("b")));
            assertEquals(new ThinkingProgress(3, 3, true, List.of(), 3), think(peer, 3, Map.of()));
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void raisesTheTotalToTheNumber(String revision) {
        try (var peer = server.peer(revision)) {
            assertEquals(7, think(peer, 7, Map.of("needsMoreThoughts", true)).totalThoughts());
        }
    }

    @Test
    void namesABranchOnlyWhereItBegins() {
        try (var peer = server.peer("2025-11-25")) {
            assertEquals(List.of(), think(peer, 1, Map.of("branchId", "a")).branches());
            assertEquals(List.of(), think(peer, 1, Map.of("branchFromThought", 1)).branches());
        }
    }

    @Test
    void keepsTwentyBranches() {
        try (var peer = server.peer("2025-11-25")) {
            for (int i = 0; i < 20; i++) {
                think(peer, 1, branch("b" + i));
            }
            String failure = peer.call("sequentialthinking", Map.of("thought", "Hm", "nextThoughtNeeded", true, "thoughtNumber", 1,
                    "totalThoughts", 3, "branchFromThought", 1, "branchId", "one more")).failure();

            assertTrue(failure.startsWith("There are 20 branches, and no more are kept: b0, b1, "), failure);
            assertEquals(21, think(peer, 1, branch("b7")).thoughtHistoryLength());
        }
    }

    @Test
    void refusesTheNumberZero() {
        try (var peer = server.peer("2025-11-25")) {
            assertTrue(peer.call("sequentialthinking", Map.of("thought", "Hm", "nextThoughtNeeded", true, "thoughtNumber", 0,
                    "totalThoughts", 3)).failure().startsWith("Invalid arguments: /thoughtNumber: "));
        }
    }

    @Test
    void takesLittleOfAContext() {
        try (var peer = server.peer(WITHOUT_SESSION)) {
            int bytes = peer.request("tools/list").result().array("tools").orElseThrow().toString().length();
            assertTrue(bytes < 2_500, () -> "the list of tools has " + bytes + " bytes");
        }
    }

    @Test
    void isFoundAsAService() {
        SequentialThinkingTest.class.getModule().addUses(Capability.class);

        assertTrue(ServiceLoader.load(Capability.class).stream().anyMatch(found -> found.type() == SequentialThinkingCapability.class));
    }
}
