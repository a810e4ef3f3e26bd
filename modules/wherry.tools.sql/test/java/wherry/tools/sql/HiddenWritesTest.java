package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;
import wherry.tool.ToolFailure;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.DatabaseSettings;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.database.Drivers;
import wherry.tools.sql.dialect.AccessMode;

/// Random statements with writes hidden in them: in comments, strings, quotes, subqueries, functions and second statements. What the database's own program dumps is the same
/// afterwards, byte for byte. On each database as many as here, or as the property `sql.statements` says.
class HiddenWritesTest {
    private static final int STATEMENTS = Integer.getInteger("sql.statements", 3000);
    private static final List<String> WRITES = List.of("DELETE FROM ledger", "UPDATE ledger SET name = 'x'", "INSERT INTO ledger VALUES (99, 'x')", "DROP TABLE ledger",
            "CREATE TABLE stolen (i INT)", "DELETE FROM ledger RETURNING id", "TRUNCATE TABLE ledger", "COMMIT", "ROLLBACK", "BEGIN", "ALTER TABLE ledger ADD c INT",
            "SET TRANSACTION READ WRITE", "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE", "SET SESSION TRANSACTION READ WRITE", "PRAGMA query_only = OFF",
            "EXECUTE IMMEDIATE 'DELETE FROM ledger'", "START TRANSACTION READ WRITE", "DO $$ BEGIN DELETE FROM ledger; END $$");
    private static final List<String> READS = List.of("SELECT 1", "SELECT * FROM ledger", "VALUES (1)", "WITH a AS (SELECT 1 AS b) SELECT b FROM a", "SELECT name FROM ledger WHERE id = 1",
            "EXPLAIN SELECT 1", "SELECT 'it''s'", "SELECT 'a\\'", "SELECT E'a\\'b'", "SELECT $$a$$", "SELECT `id` FROM ledger", "SELECT \"id\" FROM ledger", "SELECT [id] FROM ledger");
    private static final List<String> PIECES = List.of(";", " ; ", "'", "''", "\\'", "\"", "`", "[", "]", "--", "-- \n", "\n", "\r", "/*", "*/", "/* /* */", "/*!", "/*M!100100 ", "#",
            "#\n", "$$", "$a$", "$1", "E'", "U&'", "U&\"", "//", "(", ")", " ", "\t", "\u00a0", "\\", "@a := ", "{", "}", "EXPLAIN ANALYZE ", "WITH x AS (", ") SELECT * FROM x",
            "SELECT * FROM FINAL TABLE (", "INTO OUTFILE '/tmp/hidden'", "FOR UPDATE", "N'", "?", "::");

    private static final List<String> HIDDEN = List.of(" /* %s */", " -- %s", "\n-- ;\n/* ; %s; */", " /* /* */ %s */", ";-- %s", " # %s", " // %s", "; %s", " AND '%s' = ''", " UNION SELECT '%s'",
            " UNION ALL SELECT $$%s$$", " UNION SELECT '\\'; %s; --'", " UNION SELECT E'\\'; %s; --'");

    private final Random random = new Random(20261126);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String statement() {
        if (random.nextBoolean()) {
            return any(READS) + any(HIDDEN).formatted(any(WRITES)) + (random.nextInt(4) == 0 ? any(PIECES) : "");
        }
        var sql = new StringBuilder(any(READS));
        for (int i = random.nextInt(6); i >= 0; i--) {
            String piece = random.nextInt(3) == 0 ? any(WRITES) : random.nextInt(4) == 0 ? any(READS) : any(PIECES);
            sql.insert(random.nextInt(3) == 0 ? random.nextInt(sql.length() + 1) : sql.length(), piece);
        }
        return random.nextInt(8) == 0 ? any(WRITES) + any(PIECES) + sql : sql.toString();
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#present")
    void changeNothing(TestDatabase database) throws Exception {
        database.execute("DROP TABLE IF EXISTS ledger", "CREATE TABLE ledger (id INT PRIMARY KEY, name VARCHAR(20))", "INSERT INTO ledger VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        String before = database.dump();
        try (var server = TestServer.with(database.settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            int answered = 0;
            for (int i = 0; i < STATEMENTS; i++) {
                answered += ran(peer, statement()) ? 1 : 0;
            }
            System.out.println(database + ": of " + STATEMENTS + " statements " + answered + " gave rows");
            assertTrue(answered > STATEMENTS / 50, "too few statements reached the database: " + answered);
        }
        assertEquals(before, database.dump());
    }

    /// Without the lexer before it, as each database must refuse by itself.
    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#present")
    void areRefusedByTheDatabaseItself(TestDatabase database) throws Exception {
        database.execute("DROP TABLE IF EXISTS ledger", "CREATE TABLE ledger (id INT PRIMARY KEY, name VARCHAR(20))", "INSERT INTO ledger VALUES (1, 'a')");
        String before = database.dump();
        var settings = new DatabaseSettings("main", database.url(), database.owner(), "", AccessMode.READ, 1, Duration.ofSeconds(10));
        try (var databases = new Databases(List.of(settings), Drivers.with(TestDatabase.drivers()))) {
            Database opened = databases.get("main");
            assumeTrue(opened.dialect().enforcesReading(), "skipped: " + opened.dialect().name() + " has nothing of the kind");
            for (int i = 0; i < 300; i++) {
                String sql = any(WRITES);
                try {
                    opened.read(connection -> connection.prepare(sql).execute());
                } catch (ToolFailure e) {
                    assertTrue(e.getMessage().startsWith("The database main refused: "), e::getMessage);
                }
            }
        }
        assertEquals(before, database.dump());
    }

    private static boolean ran(TestPeer peer, String sql) {
        return !peer.call("run_query", Map.of("sql", sql)).isError();
    }
}
