package wherry.tools.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;

class GraphToolsTest {
    private static final Entity ADA = new Entity("Ada", "person", List.of("Speaks French", "Likes engines"));
    private static final Entity ENGINE = new Entity("Engine", "machine", List.of());
    private static final Relation DESIGNS = new Relation("Ada", "Engine", "designs");

    @TempDir
    Path folder;
    private TestServer server;
    private TestPeer peer;

    @BeforeEach
    void open() {
        open("2026-07-28");
    }

    private void open(String revision) {
        server = TestServer.with(Map.of("MCP_MEMORY_FILE", folder.resolve("memory.jsonl").toString()), new MemoryTools());
        peer = server.peer(revision);
    }

    @AfterEach
    void close() {
        peer.close();
        server.close();
    }

    private JsonObject call(String tool, String arguments) {
        return (JsonObject) peer.call(tool, json(arguments)).structured();
    }

    private static JsonObject json(String text) {
        return JsonObject.parse(text.replace('\'', '"'));
    }

    private void remember() {
        call("create_entities", "{'entities': [" + ADA.json() + ", " + ENGINE.json() + "]}");
        call("create_relations", "{'relations': [" + DESIGNS.json() + "]}");
    }

    private static final String ALL = "{'entities': [" + ADA.json() + ", " + ENGINE.json() + "], 'relations': [" + DESIGNS.json() + "]}";

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void keepsTheGraphFromOneStartToTheNext(String revision) {
        remember();
        close();
        open(revision);

        assertEquals(json(ALL), call("read_graph", "{}"));
        assertEquals(json(ALL), JsonObject.parse(peer.read("memory://knowledge-graph").text()));
    }

    @Test
    void createsEachEntityOnce() {
        remember();

        assertEquals(json("{'entities': [{'name': 'Ida', 'entityType': 'person', 'observations': []}]}"), call("create_entities", """
                {'entities': [{'name': 'Ada', 'entityType': 'robot', 'observations': ['new']},
                    {'name': 'Ida', 'entityType': 'person', 'observations': []}, {'name': 'Ida', 'entityType': 'cat', 'observations': []}]}"""));
        assertEquals(json("{'relations': []}"), call("create_relations", "{'relations': [" + DESIGNS.json() + "]}"));
    }

    @Test
    void addsEachObservationOnce() {
        remember();

        assertEquals(json("{'results': [{'entityName': 'Ada', 'addedObservations': ['Born 1815']},"
                + "{'entityName': 'Ada', 'addedObservations': ['Likes Bach']}]}"), call("add_observations", """
                {'observations': [{'entityName': 'Ada', 'contents': ['Speaks French', 'Born 1815', 'Born 1815']},
                    {'entityName': 'Ada', 'contents': ['Born 1815', 'Likes Bach']}]}"""));
    }

    @Test
    void addsNothingWhenOneEntityDoesNotExist() {
        remember();

        assertEquals("Entity with name Bob not found", peer.call("add_observations", json("""
                {'observations': [{'entityName': 'Ada', 'contents': ['new']}, {'entityName': 'Bob', 'contents': ['new']}]}""")).failure());
        assertEquals(json(ALL), call("read_graph", "{}"));
    }

    @Test
    void deletesAnEntityWithItsRelations() {
        remember();
        call("create_relations", "{'relations': [{'from': 'Nobody', 'to': 'Engine', 'relationType': 'sees'}]}");

        assertEquals(json("{'success': true, 'message': 'Entities deleted successfully'}"),
                call("delete_entities", "{'entityNames': ['Ada', 'Unknown']}"));
        assertEquals(json("{'entities': [" + ENGINE.json() + "], 'relations': [{'from': 'Nobody', 'to': 'Engine', 'relationType': 'sees'}]}"),
                call("read_graph", "{}"));
    }

    @Test
    void deletesObservationsAndRelations() {
        remember();
        call("delete_observations", """
                {'deletions': [{'entityName': 'Ada', 'observations': ['Likes engines', 'unknown']}, {'entityName': 'X', 'observations': []}]}""");
        call("delete_relations", "{'relations': [" + DESIGNS.json() + ", {'from': 'a', 'to': 'b', 'relationType': 'c'}]}");

        assertEquals(json("{'entities': [{'name': 'Ada', 'entityType': 'person', 'observations': ['Speaks French']}, " + ENGINE.json()
                + "], 'relations': []}"), call("read_graph", "{}"));
    }

    @Test
    void opensEntitiesWithTheirRelations() {
        remember();

        assertEquals(json("{'entities': [" + ENGINE.json() + "], 'relations': [" + DESIGNS.json() + "]}"),
                call("open_nodes", "{'names': ['Engine', 'Unknown']}"));
    }

    @Test
    void tellsSubscribersOfAChange() {
        peer.close();
        peer = server.peer("2025-11-25");
        peer.request("resources/subscribe", JsonObject.of("uri", Json.of("memory://knowledge-graph")));
        remember();

        assertEquals(json("{'uri': 'memory://knowledge-graph'}"),
                peer.awaitNotification("notifications/resources/updated").object("params").orElseThrow());
        peer.awaitNotification("notifications/resources/updated");
        call("delete_entities", "{'entityNames': ['Unknown']}");
        assertEquals(List.of(), peer.notifications());
    }

    /// The reference server keeps one of these.
    @Test
    void keepsAllOfFiftyCallsAtOnce() {
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(peer.begin("create_entities", Map.of("entities", List.of(
                    Map.of("name", "E" + i, "entityType", "test", "observations", List.of("made at once"))))));
        }
        calls.forEach(call -> assertFalse(peer.await(call).isError()));

        assertEquals(50, call("read_graph", "{}").array("entities").orElseThrow().size());
        close();
        open();
        assertEquals(50, call("read_graph", "{}").array("entities").orElseThrow().size());
    }

    @Test
    void keepsTheGraphInTheFolderOfTheCapability() {
        close();
        server = TestServer.with(new MemoryTools(Map.of()));
        peer = server.peer("2026-07-28");
        remember();

        assertTrue(Files.exists(server.data().resolve("memory/memory.jsonl")));
    }

    @Test
    void takesTheReferenceServersNameForTheFile() {
        close();
        Path old = folder.resolve("old.jsonl");
        server = TestServer.with(new MemoryTools(Map.of("MEMORY_FILE_PATH", old.toString())));
        peer = server.peer("2026-07-28");
        remember();

        assertTrue(Files.exists(old));
    }

    @Test
    void refusesWhatIsTooMuch() {
        close();
        server = TestServer.with(Map.of("MCP_MEMORY_FILE", folder.resolve("small.jsonl").toString(), "MCP_MEMORY_SIZE", "1000"), new MemoryTools());
        peer = server.peer("2026-07-28");
        remember();
        String much = "x".repeat(1000);

        assertTrue(peer.call("create_entities", json("{'entities': [{'name': 'A', 'entityType': 'a', 'observations': ['" + much + "']}]}"))
                .failure().startsWith("The memory is full: it would have "));
        assertTrue(peer.call("add_observations", json("{'observations': [{'entityName': 'Ada', 'contents': ['" + much + "']}]}"))
                .failure().startsWith("The memory is full: "));
        assertEquals(json(ALL), call("read_graph", "{}"));
        call("delete_entities", "{'entityNames': ['Ada']}");
        assertEquals(1, call("create_entities", "{'entities': [" + ADA.json() + "]}").array("entities").orElseThrow().size());
    }

    @Test
    void refusesAnEntityThatIsTooLarge() {
        remember();
        String half = "x".repeat(140_000);
        call("add_observations", "{'observations': [{'entityName': 'Ada', 'contents': ['" + half + "']}]}");

        assertTrue(peer.call("add_observations", json("{'observations': [{'entityName': 'Ada', 'contents': ['y" + half + "']}]}"))
                .failure().startsWith("The entity Ada would have 280"));
        call("delete_observations", "{'deletions': [{'entityName': 'Ada', 'observations': ['" + half + "']}]}");
        assertEquals(json(ALL), call("read_graph", "{}"));
    }

    @Test
    void saysWhichToolsOnlyRead() {
        assertEquals(List.of("create_entities +", "create_relations +", "add_observations +", "delete_entities !", "delete_observations !",
                "delete_relations !", "read_graph", "search_nodes", "open_nodes"), peer.tools().stream().map(tool -> {
                    JsonObject hints = tool.object("annotations").orElseThrow();
                    return tool.string("name").orElseThrow() + (hints.isTrue("readOnlyHint") ? "" : hints.isTrue("destructiveHint") ? " !" : " +");
                }).toList());
    }

    @Test
    void takesLittleOfAContextWithItsTools() {
        int bytes = peer.request("tools/list").result().array("tools").orElseThrow().toString().length();

        assertTrue(bytes < 9_000, () -> "the list of tools has " + bytes + " bytes");
    }
}
