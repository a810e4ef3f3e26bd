package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wherry.testkit.TestCheck;
import wherry.testkit.TestServer;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;

/// What the operator is told of a database and of the role there, by `wherry check` and by the log.
class RoleTest {

    private static CheckResult check(Map<String, String> settings) {
        return TestCheck.of(settings, new SqlTools()).getFirst();
    }

    private static Map<String, String> with(TestDatabase database, String name, String value) throws Exception {
        var settings = new HashMap<>(database.settings());
        settings.put(name, value);
        return settings;
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void checkTellsProductVersionUserAndWhatTheRoleMayWrite(TestDatabase database) throws Exception {
        CheckResult owner = check(database.settings());
        assertEquals(Outcome.RISKY, owner.outcome(), owner::text);
        assertTrue(owner.text().matches("database main: " + database + " \\d+\\..*, user " + database.owner() + ".*, queries read-only by the database: yes\\. The role .*"), owner::text);
        assertTrue(owner.text().contains(database.toString().equals("MariaDB") ? "has ALL PRIVILEGES on *.*" : "is a superuser"), owner::text);
        assertTrue(owner.text().endsWith("Queries cannot write, but give the server a role that only reads."), owner::text);
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void checkTellsThatARoleOnlyReads(TestDatabase database) throws Exception {
        database.execute("CREATE TABLE IF NOT EXISTS readable (id INT)");
        database.makeReader();
        CheckResult reader = check(with(database, "MCP_SQL_USER", "reader"));
        assertEquals(Outcome.GOOD, reader.outcome(), reader::text);
        assertTrue(reader.text().contains("user reader") && reader.text().endsWith("yes. The role only reads."), reader::text);
    }

    /// The role has what is granted to a role that it has, and to all.
    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void checkTellsWhatARoleMayWriteByAnotherRole(TestDatabase database) throws Exception {
        database.execute("DROP TABLE IF EXISTS shared_with_role", "CREATE TABLE shared_with_role (id INT, name VARCHAR(9))");
        database.makeReader();
        boolean isMariaDb = database.toString().equals("MariaDB");
        database.execute("DROP ROLE IF EXISTS writers", "CREATE ROLE writers", "GRANT INSERT, UPDATE (name) ON shared_with_role TO writers", "GRANT writers TO reader",
                isMariaDb ? "SET DEFAULT ROLE writers FOR reader" : "SELECT 1");
        try {
            CheckResult reader = check(with(database, "MCP_SQL_USER", "reader"));
            assertEquals(Outcome.RISKY, reader.outcome(), reader::text);
            assertTrue(reader.text().contains(isMariaDb ? "has INSERT, UPDATE on `test`.`shared_with_role`" : "may write to 1 tables, such as public.shared_with_role"), reader::text);
        } finally {
            database.execute("DROP TABLE shared_with_role", "DROP ROLE writers");
        }
    }

    @Test
    void checkTellsTheFirstTwentyThingsOfARole() throws Exception {
        TestDatabase database = TestDatabase.named("MariaDB");
        assumeTrue(database.isPresent(), "skipped: there is no MariaDB here");
        database.makeReader();
        for (int i = 0; i < 25; i++) {
            database.execute("GRANT CREATE ON test.many" + i + " TO reader");
        }
        try {
            assertEquals(20, check(with(database, "MCP_SQL_USER", "reader")).text().split("has CREATE on").length - 1);
        } finally {
            database.execute("DROP USER reader");
        }
    }

    @Test
    void checkTellsThatNothingKeepsH2FromWriting() throws Exception {
        CheckResult found = check(TestDatabase.named("H2").settings());
        assertEquals(Outcome.RISKY, found.outcome());
        assertTrue(found.text().contains("by the database: no. The role is an administrator. Give"), found::text);
    }

    @Test
    void checkTellsThatAFileIsOpenedForReading() throws Exception {
        CheckResult found = check(TestDatabase.named("SQLite").settings());
        assertEquals(Outcome.GOOD, found.outcome());
        assertTrue(found.text().contains("SQLite 3.") && found.text().endsWith(", user none, queries read-only by the database: yes. The role only reads."), found::text);
    }

    @Test
    void checkFailsForADatabaseThatDoesNotAnswer() throws Exception {
        CheckResult found = check(Map.of("MCP_SQL_URL", "jdbc:mariadb://127.0.0.1:" + TestDatabase.freePort() + "/x", "MCP_SQL_USER", "reader", "MCP_SQL_PASSWORD", "hidden"));
        assertEquals(Outcome.FAILED, found.outcome());
        assertTrue(found.text().startsWith("The database main cannot be reached: ") && !found.text().contains("hidden"), found::text);
    }

    @Test
    void checkTellsOfDatabasesThatMayBeWritten(@TempDir Path folder) throws Exception {
        String url = TestDatabase.named("SQLite").url();
        Path file = Files.writeString(folder.resolve("databases.json"), "{\"one\": {\"url\": \"" + url + "\", \"write\": true}, \"two\": {\"url\": \"" + url + "\"}}");
        List<CheckResult> found = TestCheck.of(Map.of("MCP_SQL_DATABASES", file.toString()), new SqlTools());
        assertTrue(found.getFirst().text().endsWith("execute_statement may write there."), () -> found.toString());
        assertTrue(found.getLast().text().startsWith("database two: "), () -> found.toString());
    }

    @Test
    void checkTellsWhatDatabasesSayToOwnTools(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("tools.json"), """
                {"good": {"description": "Gives one.", "sql": "SELECT 1"}, "bad": {"description": "Gives none.", "sql": "SELECT * FROM no_such_table"}}""");
        List<CheckResult> found = TestCheck.of(with(TestDatabase.named("SQLite"), "MCP_SQL_TOOLS", file.toString()), new SqlTools());
        assertEquals(List.of(Outcome.GOOD, Outcome.GOOD, Outcome.FAILED), found.stream().map(CheckResult::outcome).toList());
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void theLogTellsTheSameAtStart(TestDatabase database) throws Exception {
        CheckResult owner = check(database.settings());
        var logged = new LoggedLines("wherry.tools.sql");
        try (var server = TestServer.with(database.settings(), new SqlTools())) {
            assertTrue(logged.await("WARNING " + owner.text()), () -> server.logged() + " " + logged);
        } finally {
            logged.close();
        }
    }
}
