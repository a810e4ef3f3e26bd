package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.tool.ToolFailure;
import wherry.tools.sql.dialect.SqlDialect;
import wherry.tools.sql.dialect.SqlStatement;

/// What counts as one statement that reads, in each dialect.
class StatementTest {
    private static final String POSTGRES = "jdbc:postgresql:x";
    private static final String MARIADB = "jdbc:mariadb:x";
    private static final String SQLITE = "jdbc:sqlite:x";
    private static final String H2 = "jdbc:h2:x";
    private static final String OTHER = "jdbc:sqlserver:x";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        POSTGRES + "|SELECT ';' AS a",
        POSTGRES + "|SELECT 1; -- ; one",
        POSTGRES + "|/* a /* nested; */ ; */ SELECT 1",
        POSTGRES + "|SELECT $$;$$, $a$ ; $$ ; $a$",
        POSTGRES + "|SELECT E'\\';'",
        POSTGRES + "|SELECT a$1; ",
        POSTGRES + "|((SELECT 1) UNION (SELECT 2))",
        POSTGRES + "|SELECT \"a;b\"\"c\" FROM t WHERE x = '\\'",
        MARIADB + "|SELECT '\\'; DROP TABLE t' # ; x",
        MARIADB + "|SELECT `a;b`, \"it\\\";\"",
        MARIADB + "|SELECT 1--1",
        SQLITE + "|SELECT [a;b], `c;d`, \"e;f\" FROM t",
        SQLITE + "|WITH a AS (SELECT 1) SELECT * FROM a;;",
        H2 + "|SELECT $$;$$ // ; x",
        OTHER + "|SELECT \"a;b\" FROM t WHERE n = ';'",
    })
    void takesOneStatementThatReads(String url, String sql) {
        SqlStatement statement = SqlDialect.of(url).readable(sql);
        assertTrue(sql.startsWith(statement.text()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        POSTGRES + "|COMMIT; DROP TABLE t",
        POSTGRES + "|SELECT 1; COMMIT; DROP SCHEMA public CASCADE",
        POSTGRES + "|SELECT '\\'; DROP TABLE t; --'",
        POSTGRES + "|SELECT E'a' '\\' ' ; DROP TABLE t; --'",
        POSTGRES + "|SELECT $a$ $b$ $a$; DROP TABLE t; -- $b$",
        POSTGRES + "|SELECT a$$; DROP TABLE t; -- $$",
        MARIADB + "|SELECT 1 /*! INTO OUTFILE '/tmp/x' */",
        MARIADB + "|SELECT 1 /*M!100000 ; DROP TABLE t */",
        MARIADB + "|/* /* */ SELECT 1; DROP TABLE t -- */",
        SQLITE + "|SELECT '\\'; DROP TABLE t; --'",
        SQLITE + "|SELECT 1 /* /* */; DROP TABLE t; -- */",
        H2 + "|SELECT 1 // ⏎; DROP TABLE t",
        H2 + "|SELECT * FROM FINAL TABLE (INSERT INTO t VALUES (1))",
        OTHER + "|SELECT 1 DROP TABLE t",
        OTHER + "|SELECT 1 AS [a'] DROP TABLE t; --']",
        OTHER + "|SELECT * FROM OPENROWSET('x', 'y', 'DROP TABLE t')",
        OTHER + "|SELECT * FROM OPENDATASOURCE('x', 'y').d.dbo.t",
        OTHER + "|EXECUTE sp_executesql N'DROP TABLE t'",
        OTHER + "|SELECT * FROM OPENQUERY(s, 'DELETE FROM t')",
        OTHER + "|EXEC('DROP TABLE t')",
        OTHER + "|SELECT q'['; DROP TABLE t; --]' FROM dual",
    })
    void refusesWhatIsMoreOrElse(String url, String sql) {
        SqlDialect dialect = SqlDialect.of(url);
        assertThrows(ToolFailure.class, () -> dialect.readable(sql.replace('⏎', '\n')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "SELECT * FROM pg_read_file('/etc/passwd')|PG_READ_FILE",
        "SELECT \"pg_read_file\"('/etc/passwd')|PG_READ_FILE",
        "SELECT pg_catalog.pg_ls_dir('/')|PG_LS_DIR",
        "SELECT lo_export(1, '/tmp/x')|LO_EXPORT",
        "SELECT * FROM dblink('host=x', 'DELETE FROM t') AS t(a int)|DBLINK",
        "SELECT query_to_xml('SELECT pg_read_file(''x'')', true, true, '')|QUERY_TO_XML",
        "SELECT pg_terminate_backend(1)|PG_TERMINATE_BACKEND",
    })
    void refusesFunctionsOfPostgresThatReachBeyondTheTransaction(String sql, String function) {
        String message = assertThrows(ToolFailure.class, () -> SqlDialect.of(POSTGRES).readable(sql)).getMessage();
        assertTrue(message.startsWith("A query must not use " + function + ","), message);
    }

    @Test
    void refusesNamesInUnicodeEscapes() {
        assertThrows(ToolFailure.class, () -> SqlDialect.of(POSTGRES).readable("SELECT U&\"pg\\005fread_file\"('x')"));
    }

    @Test
    void saysWhereTheSecondStatementBegins() {
        String message = assertThrows(ToolFailure.class, () -> SqlDialect.of(POSTGRES).readable("SELECT 1; DROP TABLE t")).getMessage();
        assertEquals("The SQL has more than one statement: the second begins at position 10. Call once for each statement.", message);
    }

    @Test
    void saysWhatAQueryBeginsWith() {
        String message = assertThrows(ToolFailure.class, () -> SqlDialect.of(SQLITE).readable("/* SELECT */ DELETE FROM t")).getMessage();
        assertEquals("The statement begins with 'DELETE'. A query reads, and begins with EXPLAIN, SELECT, VALUES, WITH.", message);
    }

    /// The classifier of a rival took 106 s for nested parentheses. Here each character is read a fixed number of times, so the largest statement passes in any build.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"(|)", "/*|*/", "'|'", "$a$|$a$", "$$|$$", "E'|\\", "--⏎|x", "a$|$$"})
    void readsTheLongestStatementOfOneKindOfToken(String opening, String closing) {
        int times = SqlStatement.MOST_CHARACTERS / (opening.length() + closing.length()) - 10;
        String sql = "SELECT " + opening.replace('⏎', '\n').repeat(times) + closing.repeat(times);
        for (String url : new String[] {POSTGRES, MARIADB, SQLITE, H2, OTHER}) {
            try {
                assertTrue(SqlDialect.of(url).readable(sql).tokens().size() <= sql.length());
            } catch (ToolFailure e) {
                assertTrue(e.getMessage().length() < 500);
            }
        }
    }

    @Test
    void refusesALongerStatement() {
        assertThrows(ToolFailure.class, () -> SqlDialect.of(SQLITE).readable("SELECT " + "x".repeat(SqlStatement.MOST_CHARACTERS)));
    }
}
