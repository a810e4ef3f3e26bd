package wherry.tool;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.json.MessageText;
import wherry.json.regex.MatchStoppedException;
import wherry.json.regex.Regex;

/// One value among [Arguments], and its place there.
///
/// Each method gives the value as a type, or throws [InvalidArgument] with what would be valid and what was given. Numbers and booleans
/// are also read from a text that holds one, since the arguments of prompts and the variables of templates are texts. Immutable.
public final class Argument {
    private final String owner;
    private final String pointer;
    private final JsonObject schema;
    private final Json value;

    Argument(String owner, String pointer, JsonObject schema, Json value) {
        this.owner = owner;
        this.pointer = pointer;
        this.schema = schema;
        this.value = value;
    }

    public Json json() {
        return value;
    }

    public String text() {
        if (value instanceof JsonString(String text)) {
            return text;
        }
        throw refused("a string");
    }

    /// The value as a type that is made of a text.
    ///
    /// @param expected what is valid, for the message: `a date, such as 2026-01-31`
    /// @param parser   throws any [RuntimeException] for a text that it does not take
    public <T> T parsed(String expected, Function<String, T> parser) {
        if (!(value instanceof JsonString(String text))) {
            throw refused(expected);
        }
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            throw refused(expected);
        }
    }

    /// This value, when a text has so many characters or an array so many items; `Integer.MAX_VALUE` is no end.
    public Argument length(int least, int most) {
        boolean isArray = value instanceof JsonArray;
        int length = value instanceof JsonArray(List<Json> items) ? items.size() : text().codePointCount(0, text().length());
        if (length < least || length > most) {
            String range = most == Integer.MAX_VALUE ? "at least " : least == 0 ? "at most " : least == most ? "" : least + " to ";
            throw refused(range + MessageText.count(most == Integer.MAX_VALUE ? least : most, isArray ? "item" : "character"));
        }
        return this;
    }

    /// This value, when it is a text that has the pattern in it.
    public Argument matching(Regex pattern) {
        try {
            if (!pattern.isIn(text())) {
                throw refused("a string that matches " + MessageText.excerpt(pattern.toString()));
            }
            return this;
        } catch (MatchStoppedException e) {
            throw new InvalidArgument(pointer + ": " + e.getMessage());
        }
    }

    /// The exception to throw when the handler cannot take the value: `/port: expected a port that is free, got number 80`.
    ///
    /// @param expected what would be valid
    public InvalidArgument refused(String expected) {
        return new InvalidArgument(pointer + ": expected " + expected + ", got " + MessageText.of(value));
    }

    public int integer() {
        return (int) within(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public long longInteger() {
        return within(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long within(long least, long most) {
        JsonNumber number = jsonNumber();
        if (!number.isLong() || number.longValue() < least || number.longValue() > most) {
            throw refused("an integer from " + least + " to " + most);
        }
        return number.longValue();
    }

    public BigInteger bigInteger() {
        JsonNumber number = jsonNumber();
        if (!number.isInteger()) {
            throw refused("an integer");
        }
        return number.decimal().toBigInteger();
    }

    public double number() {
        return jsonNumber().doubleValue();
    }

    public BigDecimal decimal() {
        return jsonNumber().decimal();
    }

    private JsonNumber jsonNumber() {
        // Text is read as JSON, which bounds digits and exponent.
        return value instanceof JsonNumber number ? number : parsed("a number", text -> (JsonNumber) Json.parse(text));
    }

    public boolean bool() {
        JsonBoolean given = value instanceof JsonBoolean is ? is : parsed("a boolean", text -> (JsonBoolean) Json.parse(text));
        return given.value();
    }

    /// The constant that the text names, without regard to case, and to `-` or `_` between words.
    public <E extends Enum<E>> E choice(Class<E> type) {
        E[] constants = type.getEnumConstants();
        if (value instanceof JsonString(String text)) {
            for (E constant : constants) {
                if (word(constant.name()).equals(word(text))) {
                    return constant;
                }
            }
        }
        throw refused("one of " + MessageText.choice(Arrays.stream(constants).map(each -> word(each.name())).toList()));
    }

    private static String word(String text) {
        return text.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /// A moment in UTC or with an offset.
    public Instant instant() {
        return parsed("a date and time with an offset, such as 2026-01-31T12:30:00Z", text -> OffsetDateTime.parse(text).toInstant());
    }

    public LocalDate date() {
        return parsed("a date, such as 2026-01-31", LocalDate::parse);
    }

    public LocalTime time() {
        return parsed("a time, such as 12:30:00", LocalTime::parse);
    }

    public LocalDateTime dateTime() {
        return parsed("a date and time without an offset, such as 2026-01-31T12:30:00", LocalDateTime::parse);
    }

    public OffsetDateTime offsetDateTime() {
        return parsed("a date and time with an offset, such as 2026-01-31T12:30:00+01:00", OffsetDateTime::parse);
    }

    public ZoneId zone() {
        return parsed("a time zone, such as Europe/Paris or +01:00", ZoneId::of);
    }

    public Duration duration() {
        return parsed("a duration, such as PT1H30M", Duration::parse);
    }

    public URI uri() {
        return parsed("a URI, such as https://example.com/a", URI::create);
    }

    public UUID uuid() {
        return parsed("a UUID, such as 123e4567-e89b-42d3-a456-426614174000", UUID::fromString);
    }

    public byte[] bytes() {
        return parsed("a string of bytes in base64", Base64.getDecoder()::decode);
    }

    public Arguments object() {
        if (value instanceof JsonObject object) {
            return new Arguments(owner, pointer, schema, object);
        }
        throw refused("an object");
    }

    public List<String> texts() {
        return list(Argument::text);
    }

    /// @param item gives what an item becomes
    public <T> List<T> list(Function<Argument, T> item) {
        if (!(value instanceof JsonArray(List<Json> items))) {
            throw refused("an array");
        }
        JsonObject itemSchema = schema.object("items").orElse(JsonObject.EMPTY);
        var list = new ArrayList<T>(items.size());
        for (int i = 0; i < items.size(); i++) {
            list.add(item.apply(new Argument(owner, pointer + "/" + i, itemSchema, items.get(i))));
        }
        return Collections.unmodifiableList(list);
    }

    /// The items in their order, each once.
    public <T> Set<T> set(Function<Argument, T> item) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(list(item)));
    }

    /// The members of an object whose names are data, in their order.
    public <T> Map<String, T> map(Function<Argument, T> member) {
        Arguments object = object();
        var map = new LinkedHashMap<String, T>();
        object.json().forEach((name, each) -> map.put(name, member.apply(object.argument(name, each))));
        return Collections.unmodifiableMap(map);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
