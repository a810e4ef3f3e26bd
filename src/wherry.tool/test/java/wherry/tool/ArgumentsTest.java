package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;
import wherry.json.regex.Regex;

/// A handler reads its arguments by type.
class ArgumentsTest {
    private static final String SCHEMA = """
            {"type": "object", "properties": {"title": {"type": "string"}, "limit": {"type": "integer"},
                "filter": {"type": "object", "properties": {"from": {"type": "string"}}},
                "all": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "integer"}}}}}}""";

    private enum Priority {
        LOW,
        VERY_HIGH
    }

    /// @param json JSON with `'` for `"`
    private static Arguments given(String json) {
        return Arguments.of("tool add_note", JsonObject.parse(SCHEMA), JsonObject.parse(json.replace('\'', '"')));
    }

    private static Argument value(String json) {
        return Arguments.of("tool x", JsonObject.EMPTY, JsonObject.parse("{\"a\":" + json.replace('\'', '"') + "}")).get("a");
    }

    private static String refusal(String json, Consumer<Argument> reading) {
        return assertThrows(InvalidArgument.class, () -> reading.accept(value(json))).getMessage();
    }

    private static String bug(Consumer<Arguments> reading, String json) {
        return assertThrows(IllegalStateException.class, () -> reading.accept(given(json))).getMessage();
    }

    @Test
    void readsEachTypeFromItsJson() {
        assertEquals("x", value("'x'").text());
        assertEquals(-3, value("-3").integer());
        assertEquals(1L << 40, value("1099511627776").longInteger());
        assertEquals(BigInteger.TEN.pow(30), value("1e30").bigInteger());
        assertEquals(0.5, value("0.5").number());
        assertEquals(new BigDecimal("0.1"), value("0.1").decimal());
        assertTrue(value("true").bool());
        assertEquals(Priority.VERY_HIGH, value("'very-high'").choice(Priority.class));
        assertEquals(Instant.EPOCH, value("'1970-01-01T01:00+01:00'").instant());
        assertEquals(LocalDate.EPOCH, value("'1970-01-01'").date());
        assertEquals(ZoneId.of("Europe/Paris"), value("'Europe/Paris'").zone());
        assertEquals(Duration.ofMinutes(90), value("'PT1H30M'").duration());
        assertEquals(URI.create("a:b"), value("'a:b'").uri());
        assertEquals(new UUID(1, 2), value("'00000000-0000-0001-0000-000000000002'").uuid());
        assertArrayEquals(new byte[] {1, 2}, value("'AQI='").bytes());
    }

    @Test
    void readsListsSetsAndMapsInTheirOrder() {
        assertEquals(List.of("b", "a"), value("['b', 'a']").texts());
        assertEquals(List.of(2, 1), List.copyOf(value("[2, 1, 2]").set(Argument::integer)));
        assertEquals(List.of(Map.entry("y", 1), Map.entry("x", 2)),
                List.copyOf(value("{'y': 1, 'x': 2}").map(Argument::integer).entrySet()));
    }

    /// The arguments of prompts and templates are strings.
    @Test
    void readsNumbersAndBooleansFromText() {
        assertEquals(5, value("'5'").integer());
        assertEquals(0.5, value("'0.5'").number());
        assertFalse(value("'false'").bool());
        assertEquals("/a: expected a number, got string \"1e999999999\"", refusal("'1e999999999'", Argument::decimal));
        assertEquals("/a: expected a boolean, got string \"yes\"", refusal("'yes'", Argument::bool));
    }

    @Test
    void saysWhatWouldBeValidAndWhatWasGiven() {
        assertEquals("/a: expected a string, got number 5", refusal("5", Argument::text));
        assertEquals("/a: expected an integer from -2147483648 to 2147483647, got number 2147483648",
                refusal("2147483648", Argument::integer));
        assertEquals("/a: expected an integer from -2147483648 to 2147483647, got number 0.5", refusal("0.5", Argument::integer));
        assertEquals("/a: expected an integer, got number 0.5", refusal("0.5", Argument::bigInteger));
        assertEquals("/a: expected one of low or very_high, got string \"tiny\"", refusal("'tiny'", each -> each.choice(Priority.class)));
        assertEquals("/a: expected a date, such as 2026-01-31, got string \"tomorrow\"", refusal("'tomorrow'", Argument::date));
        assertEquals("/a/1: expected a string, got null", refusal("['x', null]", Argument::texts));
        assertEquals("/a: expected an array, got object of 0 members", refusal("{}", Argument::texts));
        assertEquals("/a: expected an object, got array of 0 items", refusal("[]", Argument::object));
        assertEquals("/a/b~1c: expected a number, got boolean true", refusal("{'b/c': true}", each -> each.map(Argument::number)));
    }

    @Test
    void holdsLengthAndPatternAgainstTheValue() {
        Regex letters = Regex.compile("^[a-z]+$");
        assertEquals("ab", value("'ab'").length(1, 2).matching(letters).text());
        assertEquals(2, value("'\ud83d\ude00\ud83d\ude00'").length(2, 2).text().codePointCount(0, 4));
        assertEquals("/a: expected 1 to 2 characters, got string \"abc\"", refusal("'abc'", each -> each.length(1, 2)));
        assertEquals("/a: expected at least 1 character, got string \"\"", refusal("''", each -> each.length(1, Integer.MAX_VALUE)));
        assertEquals("/a: expected at most 1 item, got array of 2 items", refusal("[1, 2]", each -> each.length(0, 1)));
        assertEquals("/a: expected 3 characters, got string \"ab\"", refusal("'ab'", each -> each.length(3, 3)));
        assertEquals("/a: expected a string that matches ^[a-z]+$, got string \"A\"", refusal("'A'", each -> each.matching(letters)));
    }

    @Test
    void refusesATextThatIsNoneOfTheType() {
        List<Consumer<Argument>> readings = List.of(Argument::instant, Argument::dateTime, Argument::offsetDateTime,
                Argument::time, Argument::zone, Argument::duration, Argument::uri, Argument::uuid, Argument::bytes);
        for (Consumer<Argument> reading : readings) {
            String message = refusal("'<no>'", reading);
            assertTrue(message.startsWith("/a: expected a") && message.endsWith(", got string \"<no>\""), message);
        }
    }

    @Test
    void findsOnlyWhatIsThereAndNotNull() {
        assertEquals(Optional.of(3), given("{'limit': 3}").find("limit").map(Argument::integer));
        assertEquals(Optional.empty(), given("{}").find("limit").map(Argument::integer));
        assertEquals(Optional.empty(), given("{'limit': null}").find("limit").map(Argument::integer));
        assertTrue(given("{'limit': null}").has("limit"));
    }

    @Test
    void namesAnArgumentThatTheSchemaLacks() {
        String message = "tool add_note has no argument 'titel'; its schema has title, limit, filter or all";
        assertEquals(message, bug(arguments -> arguments.text("titel"), "{}"));
        assertEquals(message, bug(arguments -> arguments.find("titel"), "{}"));
        assertEquals("tool add_note has no 'form' in /filter; its schema has from",
                bug(arguments -> arguments.object("filter").text("form"), "{'filter': {}}"));
        assertEquals("tool add_note has no 'di' in /all/0; its schema has id",
                bug(arguments -> arguments.list("all", each -> each.object().find("di")), "{'all': [{}]}"));
    }

    @Test
    void saysThatAnArgumentWasNotGiven() {
        assertEquals("tool add_note: argument 'title' was not given; read it by find(), require it in the schema, or give it a default there",
                bug(arguments -> arguments.text("title"), "{}"));
    }

    @Test
    void findsNamesThatAnOpenSchemaMayTake() {
        for (String open : Set.of("\"additionalProperties\": true", "\"additionalProperties\": {\"type\": \"string\"}",
                "\"patternProperties\": {}", "\"allOf\": []")) {
            Arguments given = Arguments.of("tool x", JsonObject.parse("{\"properties\": {}, " + open + "}"), JsonObject.EMPTY);
            assertEquals(Optional.empty(), given.find("other"), open);
        }
    }
}
