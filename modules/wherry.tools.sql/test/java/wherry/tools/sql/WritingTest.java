package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.JsonObject;
import wherry.testkit.Answer;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;

/// What is offered only when the operator asks for it.
class WritingTest {
    private static final TestDatabase DATABASE = TestDatabase.named("SQLite");
    private static final Map<String, Object> UPDATE = Map.of("sql", "UPDATE stock SET n = ? WHERE id = 1", "parameters", List.of("7"), "database", "writable");

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws Exception {
        DATABASE.execute("DROP TABLE IF EXISTS stock", "CREATE TABLE stock (id INT PRIMARY KEY, n INT)", "INSERT INTO stock VALUES (1, 5)");
    }

    private Map<String, String> settings() throws Exception {
        return Map.of("MCP_SQL_DATABASES", file("databases.json", "{\"writable\": {\"url\": \"" + DATABASE.url() + "\", \"write\": true}, \"other\": {\"url\": \"" + DATABASE.url() + "\"}}"));
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static boolean has(TestPeer peer, String tool) {
        return peer.tools().stream().anyMatch(each -> each.string("name").orElseThrow().equals(tool));
    }

    @Test
    void offersNoToolThatWritesUnlessASettingSaysSo() throws Exception {
        try (var server = TestServer.with(DATABASE.settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertFalse(has(peer, "execute_statement"));
            assertFalse(has(peer, "explain_query"));
            assertTrue(has(peer, "run_query"));
        }
    }

    @Test
    void areTakenByEveryClientAndSayTheThreeHints() throws Exception {
        try (var server = TestServer.with(settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            server.requirePortable(Map.of());
            assertTrue(has(peer, "execute_statement"));
            for (JsonObject tool : peer.tools()) {
                JsonObject hints = tool.object("annotations").orElseThrow();
                assertTrue(hints.has("readOnlyHint") && hints.has("destructiveHint") && hints.has("openWorldHint"), tool::toString);
            }
        }
    }

    @Test
    void changesADatabaseWhenTheUserAgrees() throws Exception {
        for (String revision : TestServer.REVISIONS_WITH_ELICITATION) {
            fill();
            try (var server = TestServer.with(settings(), new SqlTools()); var peer = server.peer(revision)) {
                Answer answer = peer.onElicit(_ -> TestPeer.accept(JsonObject.EMPTY)).call("execute_statement", UPDATE);
                assertEquals("1", QueryTest.member(answer, "changed_rows"));
                assertTrue(peer.questions().getFirst().toString().contains("UPDATE stock SET n = ? WHERE id = 1\\nwith 7"));
                assertEquals(List.of("7"), DATABASE.query("SELECT n FROM stock"));
            }
        }
    }

    @Test
    void changesNothingWhenTheUserDeclines() throws Exception {
        try (var server = TestServer.with(settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertEquals("The user did not agree. Nothing was changed.", peer.onElicit(_ -> TestPeer.decline()).call("execute_statement", UPDATE).failure());
            assertEquals(List.of("5"), DATABASE.query("SELECT n FROM stock"));
        }
    }

    @Test
    void refusesToWriteInADatabaseForReading() throws Exception {
        try (var server = TestServer.with(settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertEquals("The database other is for reading alone.",
                    peer.call("execute_statement", Map.of("sql", "DELETE FROM stock", "database", "other")).failure());
            assertTrue(peer.call("execute_statement", Map.of("sql", "COMMIT", "database", "writable")).isError());
            assertTrue(peer.call("run_query", Map.of("sql", "DELETE FROM stock RETURNING id", "database", "writable")).isError());
            assertEquals(List.of("5"), DATABASE.query("SELECT n FROM stock"));
        }
    }

    @Test
    void explainsAQueryWhenAskedFor() throws Exception {
        var settings = new HashMap<>(DATABASE.settings());
        settings.put("MCP_SQL_EXPLAIN", "on");
        try (var server = TestServer.with(settings, new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertTrue(peer.call("explain_query", Map.of("sql", "SELECT n FROM stock WHERE id = 1")).text().contains("SEARCH stock USING INDEX"));
            assertTrue(peer.call("explain_query", Map.of("sql", "DELETE FROM stock")).isError());
        }
    }

    @Test
    void namesTheDatabasesThatThereAre() throws Exception {
        try (var server = TestServer.with(settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertEquals("Name a database: writable, other.", peer.call("run_query", Map.of("sql", "SELECT 1")).failure());
            assertEquals("There is no database 'x': writable, other.", peer.call("run_query", Map.of("sql", "SELECT 1", "database", "x")).failure());
        }
    }

    @Test
    void refusesAPasswordInAUrlWithoutRepeatingIt() {
        String message = assertThrows(IllegalArgumentException.class,
                () -> TestServer.with(Map.of("MCP_SQL_URL", "jdbc:mariadb://h/db?user=a&password=secret"), new SqlTools())).getMessage();
        assertTrue(message.contains("has a password") && !message.contains("secret"), message);
    }
}
