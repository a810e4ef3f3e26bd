package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.testkit.TestServer;

/// A million rows, of more than 200 MB, pass through a server with a heap of 64 MB: whole by pages, and by one query that asks for all.
class MillionRowsTest {
    private static final int ROWS = 1_000_000;
    private static final int PAGE = 1000;

    /// H2 takes long to fill.
    static Stream<TestDatabase> databases() {
        return TestDatabase.present().filter(each -> !each.toString().equals("H2"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void fitAHeapOf64Megabytes(TestDatabase database) throws Exception {
        database.execute("DROP TABLE IF EXISTS million", "CREATE TABLE million (id INT PRIMARY KEY, text VARCHAR(250))", fill(database));
        try {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED", "-cp", classPath(), Reading.class.getName()));
            database.settings().forEach((name, value) -> command.add(name + "=" + value));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertEquals(0, process.waitFor(), said);
            assertEquals("all at once 100, by pages " + ROWS + " whose sum is " + ROWS * (ROWS + 1L) / 2, said.lines().toList().getLast());
        } finally {
            database.execute("DROP TABLE million");
            if (database.toString().equals("SQLite")) {
                database.execute("VACUUM");
            }
        }
    }

    private static String fill(TestDatabase database) {
        String text = "'" + "x".repeat(200) + "'";
        return "INSERT INTO million " + switch (database.toString()) {
            case "PostgreSQL" -> "SELECT i, " + text + " FROM generate_series(1, " + ROWS + ") i";
            case "MariaDB" -> "SELECT seq, " + text + " FROM seq_1_to_" + ROWS;
            default -> "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ") SELECT i, " + text + " FROM n";
        };
    }

    /// What this virtual machine has as modules and classes, with the tests, which are patched into a module.
    private static String classPath() throws Exception {
        String tests = Path.of(MillionRowsTest.class.getResource("MillionRowsTest.class").toURI()).getParent().resolve("../../..").normalize().toString();
        return String.join(File.pathSeparator, tests, System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path"));
    }

    /// The process with the small heap. Its arguments are settings.
    static final class Reading {
        private Reading() {
        }

        public static void main(String[] arguments) {
            Map<String, String> settings = new HashMap<>(Map.of("MCP_SQL_MAX_BYTES", "1m"));
            for (String each : arguments) {
                settings.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
            }
            long rows = 0;
            long sum = 0;
            try (var server = TestServer.with(settings, new SqlTools()); var peer = server.peer("2025-11-25")) {
                int atOnce = rows(peer.call("run_query", Map.of("sql", "SELECT id, text FROM million")).structured()).size();
                for (int last = 0; last < ROWS; last += PAGE) {
                    JsonArray page = rows(peer.call("run_query", Map.of("sql", "SELECT id, text FROM million WHERE id > ? ORDER BY id LIMIT " + PAGE,
                            "parameters", List.of(String.valueOf(last)), "max_rows", PAGE)).structured());
                    rows += page.size();
                    for (Json row : page.items()) {
                        sum += ((JsonNumber) ((JsonArray) row).items().getFirst()).longValue();
                    }
                }
                System.out.println("all at once " + atOnce + ", by pages " + rows + " whose sum is " + sum);
            }
        }

        private static JsonArray rows(Json result) {
            return (JsonArray) ((JsonObject) result).get("rows").orElseThrow();
        }
    }
}
