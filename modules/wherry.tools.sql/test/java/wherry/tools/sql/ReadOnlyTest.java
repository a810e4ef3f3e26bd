package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wherry.testkit.TestServer;

/// The ways in which other servers were made to write, on real databases, as a role that may do everything.
class ReadOnlyTest {

    /// All that is in the table, and whether there is another one.
    private static List<String> contents(TestDatabase database) throws Exception {
        return database.query("SELECT CONCAT(id, '=', name) FROM guarded ORDER BY id");
    }

    private static List<String> contentsOfSqlite(TestDatabase database) throws Exception {
        return database.query("SELECT id || '=' || name FROM guarded ORDER BY id");
    }

    static Stream<Arguments> attacks() {
        Stream<Arguments> everywhere = TestDatabase.present().flatMap(database -> Stream.of("COMMIT; DROP TABLE guarded", "/* a comment */ COMMIT; DROP TABLE guarded", "/* SELECT */ DELETE FROM guarded",
                "-- SELECT\nDELETE FROM guarded", "SELECT 1; DELETE FROM guarded", "WITH x AS (DELETE FROM guarded RETURNING id) SELECT * FROM x",
                "WITH x AS (SELECT 1) DELETE FROM guarded", "EXPLAIN ANALYZE DELETE FROM guarded", "DROP TABLE guarded", "BEGIN", "COMMIT", "ROLLBACK",
                "CREATE TABLE other (i INT)", "SELECT * INTO other FROM guarded", "TRUNCATE TABLE guarded", "SET TRANSACTION READ WRITE",
                "SELECT * FROM FINAL TABLE (DELETE FROM guarded)", "REPLACE INTO guarded VALUES (1, 'x')", "CALL x()", "VALUES (1); DELETE FROM guarded")
                .map(sql -> Arguments.of(database, sql)));
        Stream<Arguments> own = Stream.of(
                of("PostgreSQL", "COPY guarded TO PROGRAM 'touch /tmp/x'"), of("PostgreSQL", "COPY guarded FROM '/etc/passwd'"), of("PostgreSQL", "DO $$ BEGIN DELETE FROM guarded; END $$"),
                of("PostgreSQL", "SELECT set_config('transaction_read_only', 'off', false), deleting() FROM (SELECT 1) x"), of("PostgreSQL", "SELECT deleting()"),
                of("PostgreSQL", "SELECT nextval('counter')"), of("PostgreSQL", "SELECT setval('counter', 50)"), of("PostgreSQL", "SELECT * FROM guarded FOR UPDATE"),
                of("PostgreSQL", "SELECT set_config('standard_conforming_strings', 'off', false)"), of("PostgreSQL", "SELECT '\\'; DELETE FROM guarded; --'"),
                of("PostgreSQL", "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE"), of("PostgreSQL", "SELECT set_config('default_transaction_read_only', 'off', false)"),
                of("PostgreSQL", "SELECT pg_read_file('/etc/hostname')"), of("PostgreSQL", "EXPLAIN ANALYZE INSERT INTO guarded VALUES (9, 'x')"),
                of("MariaDB", "SELECT deleting()"), of("MariaDB", "SELECT 'x' INTO OUTFILE '/tmp/outfile'"), of("MariaDB", "SELECT LOAD_FILE('/etc/hostname')"),
                of("MariaDB", "SELECT NEXT VALUE FOR counter"), of("MariaDB", "SELECT NEXTVAL(counter)"), of("MariaDB", "SELECT SETVAL(counter, 50)"),
                of("MariaDB", "EXECUTE IMMEDIATE 'DELETE FROM guarded'"), of("MariaDB", "SELECT 1 /*!; DELETE FROM guarded */"), of("MariaDB", "SELECT @a := 1"),
                of("MariaDB", "BEGIN NOT ATOMIC DELETE FROM guarded; END"), of("MariaDB", "ANALYZE DELETE FROM guarded"), of("MariaDB", "HANDLER guarded OPEN"),
                of("SQLite", "ATTACH DATABASE '/tmp/attached' AS a"), of("SQLite", "VACUUM INTO '/tmp/vacuumed'"), of("SQLite", "PRAGMA writable_schema = ON"),
                of("SQLite", "PRAGMA query_only = OFF"), of("SQLite", "SELECT load_extension('x')"), of("SQLite", "SELECT * FROM pragma_query_only(0)"), of("SQLite", "SELECT * FROM pragma_query_only('OFF')"),
                of("H2", "SELECT CSVWRITE('/tmp/csv', 'SELECT 1')"), of("H2", "SELECT FILE_READ('/etc/hostname')"), of("H2", "RUNSCRIPT FROM '/tmp/x'"),
                of("H2", "CREATE ALIAS x AS 'void x() {}'"), of("H2", "SELECT * FROM LINK_SCHEMA('a', '', 'x', 'y', 'z', 'w')"));
        return Stream.concat(everywhere, own.filter(each -> ((TestDatabase) each.get()[0]).isPresent()));
    }

    private static Arguments of(String database, String sql) {
        return Arguments.of(TestDatabase.named(database), sql);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void leavesTheDatabaseAsItWas(TestDatabase database, String sql) throws Exception {
        prepare(database);
        List<String> before = database.toString().equals("SQLite") ? contentsOfSqlite(database) : contents(database);
        try (var server = TestServer.with(database.settings(), new SqlTools()); var peer = server.peer("2025-11-25")) {
            peer.call("run_query", Map.of("sql", sql));
            // A session that an attack changed would let this write.
            peer.call("run_query", Map.of("sql", "WITH x AS (DELETE FROM guarded RETURNING id) SELECT * FROM x"));
            assertEquals("complete", QueryTest.member(peer.call("run_query", Map.of("sql", "SELECT 1")), "status").replace("\"", ""));
        }
        assertEquals(before, database.toString().equals("SQLite") ? contentsOfSqlite(database) : contents(database));
        assertEquals(2, before.size());
        if (database instanceof TestServerProcess) {
            assertTrue(List.of("[1]", "[1, 1]").contains(counter(database)), () -> "the sequence moved");
        }
    }

    /// The one connection of the pool is used by both calls.
    @ParameterizedTest
    @MethodSource("wherry.tools.sql.TestDatabase#servers")
    void whatOneCallSetsDoesNotReachTheNext(TestDatabase database) throws Exception {
        var settings = new HashMap<>(database.settings());
        settings.put("MCP_SQL_POOL", "1");
        boolean isMariaDb = database.toString().equals("MariaDB");
        try (var server = TestServer.with(settings, new SqlTools()); var peer = server.peer("2025-11-25")) {
            peer.call("run_query", Map.of("sql", isMariaDb ? "SELECT GET_LOCK('kept', 1)" : "SELECT set_config('application_name', 'kept', false)"));
            String rows = QueryTest.member(peer.call("run_query", Map.of("sql", isMariaDb ? "SELECT IS_FREE_LOCK('kept')" : "SELECT current_setting('application_name')")), "rows");
            assertEquals(isMariaDb ? "[[1]]" : "[[\"wherry\"]]", rows);
        }
    }

    private static String counter(TestDatabase database) {
        try {
            return database.query(database.toString().equals("MariaDB") ? "SELECT next_not_cached_value FROM counter" : "SELECT last_value FROM counter").toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void prepare(TestDatabase database) throws Exception {
        database.execute("DROP TABLE IF EXISTS guarded", "CREATE TABLE guarded (id INT PRIMARY KEY, name VARCHAR(20))", "INSERT INTO guarded VALUES (1, 'a'), (2, 'b')");
        if (database instanceof TestServerProcess) {
            database.execute("DROP FUNCTION IF EXISTS deleting", "DROP SEQUENCE IF EXISTS counter", database.toString().equals("MariaDB")
                    ? "CREATE FUNCTION deleting() RETURNS INT BEGIN DELETE FROM guarded; RETURN 1; END"
                    : "CREATE FUNCTION deleting() RETURNS INT LANGUAGE plpgsql AS $$ BEGIN DELETE FROM guarded; RETURN 1; END $$",
                    database.toString().equals("MariaDB") ? "CREATE SEQUENCE counter NOCACHE" : "CREATE SEQUENCE counter");
        }
    }
}
