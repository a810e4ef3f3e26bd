package wherry.processor.type;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonObject;

/// The Java types that are one word or number in JSON, by their names.
final class Scalars {
    private static final String AS_IT_IS = "@wherry.json.Json.of($)";
    private static final String AS_TEXT = "@wherry.json.Json.of($.toString())";
    private static final Map<String, Shape.Scalar> ALL = all();

    private Scalars() {
    }

    static Map<String, Shape.Scalar> byName() {
        return ALL;
    }

    private static Map<String, Shape.Scalar> all() {
        var all = new HashMap<String, Shape.Scalar>();
        all.put("java.lang.String", scalar("string", "", "$.text()", AS_IT_IS, _ -> {
        }));
        numbers(all);
        times(all);
        all.put("java.net.URI", text("a URI such as https://example.com/a", "$.uri()", AS_TEXT, URI::create));
        all.put("java.util.UUID", text("a UUID", "$.uuid()", AS_TEXT, UUID::fromString));
        all.put("byte[]", text("bytes in base64", "$.bytes()",
                "@wherry.json.Json.of(@java.util.Base64.getEncoder().encodeToString($))", Base64.getDecoder()::decode));
        return Map.copyOf(all);
    }

    private static void numbers(Map<String, Shape.Scalar> all) {
        both(all, "boolean", "Boolean", scalar("boolean", "", "$.bool()", AS_IT_IS, Scalars::json));
        both(all, "int", "Integer", scalar("integer", "", "$.integer()", AS_IT_IS, Integer::valueOf));
        both(all, "long", "Long", scalar("integer", "", "$.longInteger()", AS_IT_IS, Long::valueOf));
        both(all, "double", "Double", scalar("number", "", "$.number()", AS_IT_IS, Double::valueOf));
        both(all, "float", "Float", scalar("number", "", "(float) $.number()",
                "@wherry.json.Json.of(new @java.math.BigDecimal(Float.toString($)))", Float::valueOf));
        both(all, "short", "Short", within(Short.MIN_VALUE, Short.MAX_VALUE, "(short) $.integer()", Short::valueOf));
        both(all, "byte", "Byte", within(Byte.MIN_VALUE, Byte.MAX_VALUE, "(byte) $.integer()", Byte::valueOf));
        both(all, "char", "Character", text("one character", "$.length(1, 1).text().charAt(0)", "@wherry.json.Json.of(String.valueOf($))",
                text -> text.charAt(0)));
        all.put("java.math.BigDecimal", scalar("number", "", "$.decimal()", AS_IT_IS, Scalars::json));
        all.put("java.math.BigInteger", scalar("integer", "", "$.bigInteger()", "@wherry.json.Json.of(new @java.math.BigDecimal($))",
                Scalars::json));
    }

    private static void both(Map<String, Shape.Scalar> all, String primitive, String box, Shape.Scalar scalar) {
        all.put(primitive, scalar);
        all.put("java.lang." + box, scalar);
    }

    private static void times(Map<String, Shape.Scalar> all) {
        all.put("java.time.Instant", moment("$.instant()", Instant::parse));
        all.put("java.time.OffsetDateTime", moment("$.offsetDateTime()", OffsetDateTime::parse));
        all.put("java.time.ZonedDateTime", parsed("a date and time with a zone, such as 2026-01-31T12:30:00+01:00[Europe/Paris]",
                "ZonedDateTime", ZonedDateTime::parse));
        all.put("java.time.LocalDateTime", text("a date and time without an offset, such as 2026-01-31T12:30:00", "$.dateTime()", AS_TEXT,
                LocalDateTime::parse));
        all.put("java.time.LocalDate", text("a date such as 2026-01-31", "$.date()", AS_TEXT, LocalDate::parse));
        all.put("java.time.LocalTime", text("a time such as 12:30:00", "$.time()", AS_TEXT, LocalTime::parse));
        all.put("java.time.ZoneId", text("a time zone such as Europe/Paris or +01:00", "$.zone()", "@wherry.json.Json.of($.getId())",
                ZoneId::of));
        all.put("java.time.Duration", text("a duration such as PT1H30M", "$.duration()", AS_TEXT, Duration::parse));
        all.put("java.time.Period", parsed("a period such as P1M2D", "Period", Period::parse));
        all.put("java.time.YearMonth", parsed("a year and month such as 2026-01", "YearMonth", YearMonth::parse));
        all.put("java.time.Year", scalar("integer", "", "@java.time.Year.of($.integer())", "@wherry.json.Json.of($.getValue())", Integer::valueOf));
    }

    private static void json(String text) {
        Json.parse(text);
    }

    private static Shape.Scalar scalar(String type, String note, String reading, String writing, Consumer<String> check) {
        return new Shape.Scalar(JsonObject.of("type", Json.of(type)), note, reading, writing, check);
    }

    private static Shape.Scalar text(String note, String reading, String writing, Consumer<String> check) {
        return scalar("string", note, reading, writing, check);
    }

    private static Shape.Scalar parsed(String note, String type, Consumer<String> check) {
        return text(note, "$.parsed(\"" + note + "\", @java.time." + type + "::parse)", AS_TEXT, check);
    }

    /// The one format that every client takes.
    private static Shape.Scalar moment(String reading, Consumer<String> check) {
        return new Shape.Scalar(JsonObject.of("type", Json.of("string"), "format", Json.of("date-time")), "", reading, AS_TEXT, check);
    }

    private static Shape.Scalar within(long least, long most, String reading, Consumer<String> check) {
        return new Shape.Scalar(JsonObject.builder().put("type", "integer").put("minimum", least).put("maximum", most).build(), "",
                reading, AS_IT_IS, check);
    }
}
