package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;

/// Tools of the operator's file, and what else begins with the tables: resources, a prompt and completions.
class OwnToolsTest {
    private static final TestDatabase DATABASE = TestDatabase.named("SQLite");
    private static final String CHEAPER = """
            {"cheaper_than": {"description": "Finds goods that cost less.", "sql": "SELECT name, ':price' AS p FROM goods WHERE price < :price OR price < :price ORDER BY name",
              "parameters": {"price": {"type": "number", "description": "in euros, such as 2.5"}}}}""";

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws Exception {
        DATABASE.execute("DROP TABLE IF EXISTS goods", "CREATE TABLE goods (name VARCHAR(20), price REAL)", "INSERT INTO goods VALUES ('pen', 1.5), ('book', 20)");
    }

    private Map<String, String> settings(String tools) throws Exception {
        var settings = new HashMap<>(DATABASE.settings());
        settings.put("MCP_SQL_TOOLS", Files.writeString(folder.resolve("tools.json"), tools).toString());
        return settings;
    }

    private static List<String> names(TestPeer peer) {
        return peer.tools().stream().map(each -> each.string("name").orElseThrow()).toList();
    }

    @Test
    void areTakenByEveryClient() throws Exception {
        try (var server = TestServer.with(settings(CHEAPER), new SqlTools())) {
            server.requirePortable(Map.of());
        }
    }

    @Test
    void bindTheirArguments() throws Exception {
        try (var server = TestServer.with(settings(CHEAPER), new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertEquals("[[\"pen\",\":price\"]]", QueryTest.member(peer.call("cheaper_than", Map.of("price", 2.5)), "rows"));
            assertTrue(peer.call("cheaper_than", Map.of("price", "cheap")).isError());
        }
    }

    @Test
    void changeWithTheirFile() throws Exception {
        try (var server = TestServer.with(settings(CHEAPER), new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertTrue(names(peer).contains("cheaper_than"));
            Path file = folder.resolve("tools.json");
            Files.writeString(file, CHEAPER.replace("cheaper_than", "below"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1));
            peer.awaitNotification("notifications/tools/list_changed");
            assertTrue(names(peer).contains("below") && !names(peer).contains("cheaper_than"));
        }
    }

    @Test
    void areTakenAwayWhenTheDatabaseRefusesThem() throws Exception {
        try (var server = TestServer.with(settings(CHEAPER.replace("FROM goods", "FROM nothing")), new SqlTools()); var peer = server.peer("2025-11-25")) {
            for (int i = 0; i < 1000 && names(peer).contains("cheaper_than"); i++) {
                Thread.sleep(10);
            }
            assertFalse(names(peer).contains("cheaper_than"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"A\": {\"description\": \"x\", \"sql\": \"SELECT 1\"}}", "{\"a\": {\"sql\": \"SELECT 1\"}}", "{\"a\": {\"description\": \"x\", \"sql\": \"DELETE FROM goods\"}}",
        "{\"a\": {\"description\": \"x\", \"sql\": \"SELECT ?\"}}", "{\"a\": {\"description\": \"x\", \"sql\": \"SELECT 1; SELECT 2\"}}",
        "{\"a\": {\"description\": \"x\", \"sql\": \"SELECT 1\", \"parameters\": {\"p\": {\"type\": \"string\", \"description\": \"x\"}}}}"})
    void refuseAFileThatIsNotValid(String tools) throws Exception {
        Map<String, String> settings = settings(tools);
        String message = assertThrows(IllegalArgumentException.class, () -> TestServer.with(settings, new SqlTools())).getMessage();
        assertTrue(message.startsWith("MCP_SQL_TOOLS: "), message);
    }

    @Test
    void tablesAreResourcesWhoseNamesAreCompleted() throws Exception {
        try (var server = TestServer.with(DATABASE.settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            assertTrue(peer.read("sql://main/goods").result().toString().contains("price"));
            assertTrue(peer.read("sql://main/no_such_table").isFault());
            assertEquals(List.of("main"), peer.completeTemplate("sql://{database}/{table}", "database", "m"));
            assertTrue(peer.prompt("explore_database", Map.of("database", "main", "question", "Who?")).result().toString().contains("goods"));
        }
    }
}
