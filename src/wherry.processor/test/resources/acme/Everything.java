package acme;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Content;
import wherry.tool.ToolResult;
import wherry.tool.method.Header;
import wherry.tool.method.Name;
import wherry.tool.method.NotEmpty;
import wherry.tool.method.ToolMethod;

/// Gives back what it is given.
class Everything {
    enum Colour {
        RED,
        DARK_BLUE
    }

    /// @param wholes   a
    /// @param parts    b
    /// @param texts    c
    /// @param times    d
    /// @param many     e
    record All(Wholes wholes, Parts parts, Texts texts, Times times, Many many) {
    }

    /// @param small  a
    /// @param medium b
    /// @param usual  c
    /// @param large  d
    /// @param huge   e
    record Wholes(byte small, Short medium, int usual, Long large, BigInteger huge) {
    }

    /// @param single  a
    /// @param twice   b
    /// @param exact   c
    /// @param isGiven d
    record Parts(float single, double twice, BigDecimal exact, @Name("given") boolean isGiven) {
    }

    /// @param text   a
    /// @param letter b
    /// @param colour c
    /// @param uri    d
    /// @param uuid   e
    /// @param bytes  f
    record Texts(String text, char letter, Colour colour, URI uri, UUID uuid, byte[] bytes) {
    }

    /// @param instant  a
    /// @param date     b
    /// @param time     c
    /// @param dateTime d
    /// @param offset   e
    /// @param zoned    f
    /// @param zone     g
    /// @param duration h
    /// @param period   i
    /// @param year     j
    /// @param month    k
    record Times(Instant instant, LocalDate date, LocalTime time, LocalDateTime dateTime, OffsetDateTime offset, ZonedDateTime zoned,
            ZoneId zone, Duration duration, Period period, Year year, YearMonth month) {
    }

    /// @param list    a
    /// @param set     b
    /// @param numbers c
    /// @param dates   d
    /// @param map     e
    /// @param absent  f
    /// @param present g
    /// @param json    h
    /// @param page    i
    record Many(List<List<Integer>> list, Set<Colour> set, double[] numbers, LocalDate[] dates, Map<String, Map<String, Long>> map,
            Optional<String> absent, Optional<Colour> present, JsonObject json, Page<String> page) {
    }

    /// @param items a
    /// @param next  b
    /// @param <T>   of what
    record Page<T>(List<T> items, Optional<T> next) {
    }

    sealed interface Shape {
    }

    /// @param radius how far
    /// @param name   what to call it
    record Circle(double radius, Optional<String> name) implements Shape {
    }

    /// @param width how wide
    /// @param name  what to call it
    record Square(int width, Optional<String> name) implements Shape {
    }

    /// Gives all back.
    ///
    /// @param all everything
    @ToolMethod
    All everything(All all) {
        return all;
    }

    /// Gives a shape back.
    ///
    /// @param shape which
    @ToolMethod
    Shape shape(Shape shape) {
        return shape;
    }

    /// Adds.
    ///
    /// @param first one
    /// @param more  others
    @ToolMethod
    static long addUp(@Header("First") int first, int... more) {
        return first + java.util.stream.IntStream.of(more).sum();
    }

    /// Does nothing.
    @ToolMethod
    void nothing() {
    }

    /// Says it.
    ///
    /// @param words what to say
    @ToolMethod
    String say(@NotEmpty List<String> words) {
        return String.join(" ", words);
    }

    /// Finds it, or not.
    ///
    /// @param colour which
    @ToolMethod
    Optional<Colour> find(Colour colour) {
        return colour == Colour.RED ? Optional.empty() : Optional.of(colour);
    }

    /// Counts.
    @ToolMethod
    Map<String, Integer> counts() {
        return Map.of("one", 1);
    }

    /// Shows.
    @ToolMethod
    List<Content.Text> contents() {
        return List.of(Content.text("a"), Content.text("b"));
    }

    /// Fails.
    @ToolMethod
    ToolResult failing() {
        return ToolResult.error("no");
    }

    /// Any JSON.
    ///
    /// @param value any
    /// @param more  comes in its place
    @ToolMethod
    Json any(JsonObject value, Optional<Json> more) {
        return more.orElse(value);
    }
}
