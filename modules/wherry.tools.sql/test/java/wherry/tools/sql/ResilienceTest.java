package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wherry.testkit.Answer;
import wherry.testkit.TestServer;

/// What happens when statements take too long, are cancelled, are many, or lose their database.
class ResilienceTest {
    private static final String REVISION = "2025-11-25";
    private static final String SELECT_ONE = "SELECT 1";

    private static String endless(TestDatabase database) {
        return switch (database.toString()) {
            case "PostgreSQL" -> "SELECT pg_sleep(500)";
            case "MariaDB" -> "SELECT SLEEP(500)";
            case "H2" -> "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000000) a, SYSTEM_RANGE(1, 100000000) b";
            default -> "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n";
        };
    }

    private static Map<String, String> with(TestDatabase database, String... more) throws Exception {
        var settings = new HashMap<>(database.settings());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static boolean works(TestDatabase database) throws Exception {
        return switch (database.toString()) {
            case "PostgreSQL" -> !database.query("SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'").isEmpty();
            case "MariaDB" -> !database.query("SELECT id FROM information_schema.processlist WHERE info LIKE '%SLEEP(%' AND id <> CONNECTION_ID()").isEmpty();
            default -> false;
        };
    }

    private static void await(TestDatabase database, boolean wanted) throws Exception {
        for (int i = 0; works(database) != wanted; i++) {
            assertTrue(i < 1000, wanted ? "the statement does not run" : "the statement runs on");
            Thread.sleep(20);
        }
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#present")
    void endsAStatementThatTakesTooLong(TestDatabase database) throws Exception {
        try (var server = TestServer.with(with(database, "MCP_SQL_TIMEOUT", "1s"), new SqlTools()); var peer = server.peer(REVISION)) {
            String failure = peer.call("run_query", Map.of("sql", endless(database))).failure();
            assertTrue(failure.contains("did not answer within") || failure.contains("timeout") || failure.contains("timed out") || failure.contains("cancel"), failure);
            assertFalse(works(database));
            assertFalse(peer.call("run_query", Map.of("sql", SELECT_ONE)).isError());
        }
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void letsTheCancellationOfACallReachTheDatabase(TestDatabase database) throws Exception {
        try (var server = TestServer.with(with(database, "MCP_SQL_POOL", "1"), new SqlTools()); var peer = server.peer(REVISION)) {
            long call = peer.begin("run_query", Map.of("sql", endless(database)));
            await(database, true);
            peer.cancel(call);
            await(database, false);
            assertFalse(peer.call("run_query", Map.of("sql", SELECT_ONE)).isError());
        }
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#present")
    void servesFiftyClientsByFiveConnections(TestDatabase database) throws Exception {
        try (var server = TestServer.with(with(database, "MCP_SQL_POOL", "5"), new SqlTools()); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> clients = IntStream.range(0, 50).mapToObj(_ -> (Callable<Boolean>) () -> {
                try (var peer = server.peer(REVISION)) {
                    for (int i = 0; i < 10; i++) {
                        Answer answer = peer.call("run_query", Map.of("sql", "SELECT " + i));
                        assertEquals("[[" + i + "]]", QueryTest.member(answer, "rows"));
                    }
                    return true;
                }
            }).toList();
            for (var each : threads.invokeAll(clients)) {
                assertTrue(each.get());
            }
            assertTrue(connections(database) <= 6, () -> "more connections than the pool has");
        }
    }

    /// With the one that asks.
    private static int connections(TestDatabase database) throws Exception {
        return switch (database.toString()) {
            case "PostgreSQL" -> Integer.parseInt(database.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'wherry'").getFirst());
            case "MariaDB" -> Integer.parseInt(database.query("SELECT count(*) FROM information_schema.processlist WHERE user = 'root'").getFirst());
            default -> 0;
        };
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void connectsAgainAfterTheDatabaseRestarted(TestDatabase database) throws Exception {
        try (var server = TestServer.with(database.settings(), new SqlTools()); var peer = server.peer(REVISION)) {
            assertFalse(peer.call("run_query", Map.of("sql", SELECT_ONE)).isError());
            var process = (TestServerProcess) database;
            process.kill();
            String failure = peer.call("run_query", Map.of("sql", SELECT_ONE)).failure();
            assertTrue(failure.startsWith("The database main cannot be reached: "), failure);
            process.start();
            assertFalse(peer.call("run_query", Map.of("sql", SELECT_ONE)).isError());
        }
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void runsAQueryOnceMoreWhenItsConnectionWasClosed(TestDatabase database) throws Exception {
        try (var server = TestServer.with(database.settings(), new SqlTools()); var peer = server.peer(REVISION)) {
            peer.call("run_query", Map.of("sql", SELECT_ONE));
            var process = (TestServerProcess) database;
            process.kill();
            process.start();
            assertFalse(peer.call("run_query", Map.of("sql", SELECT_ONE)).isError());
        }
    }

    @Test
    void doesNotMakeAFileThatDoesNotExist(@TempDir Path folder) {
        Path file = folder.resolve("no.sqlite");
        try (var server = TestServer.with(Map.of("MCP_SQL_URL", "jdbc:sqlite:" + file), new SqlTools()); var peer = server.peer(REVISION)) {
            assertTrue(peer.call("run_query", Map.of("sql", SELECT_ONE)).isError());
            assertFalse(Files.exists(file));
        }
    }
}
