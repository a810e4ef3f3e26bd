package acme.tools.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import acme.tools.notes.Notes.Note;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.testkit.TestServer;

class NotesTest {
    private static final Note MILK = new Note("buy-milk", "Buy milk", "and bread");

    private static TestServer server() {
        return TestServer.with(Map.of("MCP_NOTES_MOST", "1"), new NotesCapability());
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void keepsAndFindsNotes(String revision) {
        try (var server = server(); var peer = server.peer(revision)) {
            assertEquals(MILK, peer.call("add_note", Map.of("title", "Buy milk", "body", "and bread")).as(Note.class));
            assertEquals(MILK, peer.call("get_note", Map.of("id", "buy-milk")).as(Note.class));
            assertEquals(List.of(MILK), peer.call("search_notes", Map.of("word", "bread")).asList(Note.class));
            assertEquals("Buy milk\n\nand bread", peer.read("notes://buy-milk").text());
            assertEquals(List.of("buy-milk"), peer.completeTemplate("notes://{id}", "id", "buy"));
            assertTrue(peer.prompt("summarize", Map.of("word", "bread")).text().contains("and bread"));
            assertEquals(2, peer.watchingProgress().call("count_words").as(int.class));
            assertEquals(1, peer.progress().size());
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void saysWhyACallFails(String revision) {
        try (var server = server(); var peer = server.peer(revision)) {
            assertEquals("There is no note bread; search_notes finds notes.", peer.call("get_note", Map.of("id", "bread")).failure());
            assertTrue(peer.call("get_note", Map.of("id", "../secret")).failure().startsWith("Invalid arguments: /id: expected "));
            peer.call("add_note", Map.of("title", "Bread"));
            assertEquals("There is a note bread already; choose another title.", peer.call("add_note", Map.of("title", "bread")).failure());
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS_WITH_ELICITATION")
    void deletesANoteWhenTheUserAgrees(String revision) {
        try (var server = server(); var peer = server.peer(revision)) {
            peer.onElicit(Map.of()).call("add_note", Map.of("title", "Bread"));
            assertEquals("Deleted.", peer.call("delete_note", Map.of("id", "bread")).text());
            assertEquals(List.of(), peer.call("search_notes", Map.of("word", "Bread")).asList(Note.class));
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void keepsNoMoreNotesThanItMay(String revision) {
        try (var server = server(); var peer = server.peer(revision)) {
            peer.call("add_note", Map.of("title", "Bread"));
            assertEquals("There are 1 notes already; delete one first.", peer.call("add_note", Map.of("title", "Milk")).failure());
        }
    }

    @Test
    void refusesASettingThatIsNoNumber() {
        Map<String, String> settings = Map.of("MCP_NOTES_MOST", "many");
        assertEquals("MCP_NOTES_MOST: expected a whole number, 1 to 10000, got 'many'",
                assertThrows(IllegalArgumentException.class, () -> TestServer.with(settings, new NotesCapability()).close()).getMessage());
    }
}
