package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each type of a database keeps its meaning in JSON.
class ValuesTest {

    static Stream<Arguments> values() {
        return Stream.of(
                of("PostgreSQL", "12.50::numeric(10,2)", "\"12.50\""), of("PostgreSQL", "123456789012345678901234567890::numeric", "\"123456789012345678901234567890\""),
                of("PostgreSQL", "9007199254740991", "9007199254740991"), of("PostgreSQL", "9007199254740992", "\"9007199254740992\""),
                of("PostgreSQL", "0.1::float8", "0.1"), of("PostgreSQL", "'NaN'::float8", "\"NaN\""), of("PostgreSQL", "true", "true"), of("PostgreSQL", "NULL", "null"),
                of("PostgreSQL", "'2026-03-01 10:00:00.25'::timestamp", "\"2026-03-01T10:00:00.25\""),
                of("PostgreSQL", "'2026-03-01 10:00:00+02'::timestamptz AT TIME ZONE 'UTC'", "\"2026-03-01T08:00:00\""),
                of("PostgreSQL", "date '2026-03-01'", "\"2026-03-01\""), of("PostgreSQL", "interval '1 day'", "\"1 day\""),
                of("PostgreSQL", "ARRAY[1,2,NULL]", "[1,2,null]"), of("PostgreSQL", "ARRAY[['a'],['b']]", "[[\"a\"],[\"b\"]]"),
                of("PostgreSQL", "'{\"a\": [1.5, null]}'::jsonb", "{\"a\":[1.5,null]}"), of("PostgreSQL", "'\\x00ff'::bytea", "\"AP8=\""),
                of("PostgreSQL", "'0e37df36-f698-11e6-8dd4-cb9ced3df976'::uuid", "\"0e37df36-f698-11e6-8dd4-cb9ced3df976\""),
                of("MariaDB", "CAST('12.50' AS DECIMAL(10,2))", "\"12.50\""), of("MariaDB", "CAST(18446744073709551615 AS UNSIGNED)", "\"18446744073709551615\""),
                of("MariaDB", "TIMESTAMP '2026-03-01 10:00:00'", "\"2026-03-01T10:00:00\""), of("MariaDB", "DATE '2026-03-01'", "\"2026-03-01\""),
                of("MariaDB", "CAST(X'00ff' AS BINARY)", "\"AP8=\""), of("MariaDB", "NULL", "null"),
                of("SQLite", "x'00ff'", "\"AP8=\""), of("SQLite", "9223372036854775807", "\"9223372036854775807\""), of("SQLite", "0.1", "0.1"),
                of("SQLite", "'a' || char(10) || 'b'", "\"a\\nb\""), of("SQLite", "NULL", "null"),
                of("H2", "CAST(12.50 AS DECIMAL(10,2))", "\"12.50\""), of("H2", "TIMESTAMP WITH TIME ZONE '2026-03-01 10:00:00+02:00'", "\"2026-03-01T10:00+02:00\""),
                of("H2", "ARRAY[1, 2]", "[1,2]"), of("H2", "UUID '0e37df36-f698-11e6-8dd4-cb9ced3df976'", "\"0e37df36-f698-11e6-8dd4-cb9ced3df976\""),
                of("H2", "TRUE", "true")).filter(each -> ((TestDatabase) each.get()[0]).isPresent());
    }

    private static Arguments of(String database, String expression, String json) {
        return Arguments.of(TestDatabase.named(database), expression, json);
    }

    @ParameterizedTest
    @MethodSource("values")
    void areTheSameInJson(TestDatabase database, String expression, String json) throws Exception {
        assertEquals("[[" + json + "]]", QueryTest.member(QueryTest.call(database, Map.of("sql", "SELECT " + expression)), "rows"));
    }
}
