package wherry.json.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.SchemaException;
import wherry.json.SchemaLimits;
import wherry.json.SchemaViolation;

class SchemaBoundsTest {

    @ParameterizedTest
    @ValueSource(strings = {"{'$ref': '#'}", "{'not': {'$ref': '#'}}", "{'if': {'$ref': '#'}}",
        "{'oneOf': [{'$ref': '#'}, true]}",
        "{'$ref': '#/$defs/a', '$defs': {'a': {'$ref': '#/$defs/b'}, 'b': {'$ref': '#/$defs/a'}}}",
        "{'$dynamicAnchor': 'a', 'anyOf': [{'$dynamicRef': '#a'}], 'unevaluatedItems': false}"})
    void endsAReferenceThatLoopsAndNeverTakesItForAnAnswer(String schema) {
        SchemaViolation violation = validate(schema.replace('\'', '"'), SchemaLimits.DEFAULT, Json.of(1)).getLast();
        assertEquals("limit", violation.keyword());
        assertTrue(violation.message().endsWith("does a $ref loop?"), violation.message());
    }

    @Test
    void endsASchemaThatDoublesItsWorkAtEachStep() {
        String doubling = IntStream.range(0, 60)
                .mapToObj(i -> """
                        "%d": {"allOf": [{"$ref": "#/$defs/%d"}, {"$ref": "#/$defs/%2$d"}]},""".formatted(i, i + 1))
                .collect(Collectors.joining());
        String schema = "{\"$ref\": \"#/$defs/0\", \"$defs\": {" + doubling + "\"60\": {}}}";
        assertLimit(validate(schema, SchemaLimits.DEFAULT, Json.of(1)), "steps to validate");
    }

    @Test
    void countsTheItemsOfALongArray() {
        var steps = new SchemaLimits(8, 8, 8, 8, 100, 8, 8, false);
        String schema = "{\"items\": {\"type\": \"number\"}}";
        assertEquals(List.of(), validate(schema, steps, numbers(20)));
        assertLimit(validate(schema, steps, numbers(100)), "more than 100 steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+$", "^(a|aa)+$", "^(a*)*b", "(x+x+)+y|(a+a+)+z", "^(?=(a+)+$)b", "((((a*)*)*)*)*b"})
    void answersAPatternThatOthersBacktrackOn(String regex) {
        String schema = JsonObject.of("pattern", Json.of(regex)).toString();
        List<SchemaViolation> violations = validate(schema, SchemaLimits.DEFAULT, Json.of("a".repeat(100_000) + "!"));
        assertEquals(List.of("pattern"), violations.stream().map(SchemaViolation::keyword).toList());
    }

    @Test
    void endsAPatternThatIsLongOnALongText() {
        String schema = "{\"pattern\": \"a{0,10000}b\"}";
        assertLimit(validate(schema, SchemaLimits.DEFAULT, Json.of("a".repeat(100_000))), "the patterns take more than 50000000 steps");
    }

    @Test
    void neverTakesAnInterruptForAnAnswer() {
        JsonSchema schema = JsonSchema.compile(Json.parse("{\"not\": {\"pattern\": \"b\"}}"));
        Thread.currentThread().interrupt();
        try {
            assertLimit(schema.validate(Json.of("a".repeat(10_000))), "the thread was interrupted");
            assertTrue(Thread.currentThread().isInterrupted());
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void matchesALongTextOfManyAlternatives() {
        assertEquals(List.of(), validate("{\"pattern\": \"^(a|b)*$\"}", SchemaLimits.DEFAULT, Json.of("ab".repeat(500_000))));
    }

    @Test
    void matchesALongTextThatNeedsNoBacktracking() {
        assertEquals(List.of(), validate("{\"pattern\": \"^[a-z]*$\"}", SchemaLimits.DEFAULT, Json.of("a".repeat(4_000_000))));
    }

    @Test
    void findsRepeatsAmongItemsWhoseHashesCollide() {
        List<Json> items = IntStream.range(0, 1 << 14).mapToObj(bits -> IntStream.range(0, 14)
                        .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining()))
                .map(text -> (Json) JsonArray.of(text)).toList();
        assertEquals(1, items.stream().mapToInt(Json::hashCode).distinct().count(), "they all collide");
        assertEquals(List.of(), validate("{\"uniqueItems\": true}", SchemaLimits.DEFAULT, new JsonArray(items)));
    }

    /// Each of these searches goes through a whole long text, so it must cost more than a search that does not.
    @ParameterizedTest
    @ValueSource(strings = {"{'minLength': 1000000}", "{'maxLength': 5000000}", "{'format': 'uri'}", "{'const': '%s'}",
        "{'enum': [['%s']]}",
        "{'items': true, 'uniqueItems': true}"})
    void countsWhatALongTextTakes(String keyword) {
        String text = "x:" + "x".repeat(1 << 20);
        String each = keyword.replace('\'', '"').formatted(text);
        Json instance = each.contains("enum") ? JsonArray.of(text) : each.contains("items") ? JsonArray.of(text, "y") : Json.of(text);
        String references = String.join(",", Collections.nCopies(100, "{\"$ref\": \"#/$defs/each\"}"));
        String schema = "{\"allOf\": [" + references + "], \"$defs\": {\"each\": " + each + "}}";
        var limits = new SchemaLimits(8, 200, 8, 8, 10_000, 8, 8, true);
        assertLimit(validate(schema, limits, instance), "more than 10000 steps to validate");
        assertEquals(List.of(), validate(each, limits, instance));
    }

    @Test
    void boundsTheSizeOfAllPatternsTogether() {
        var small = new SchemaLimits(8, 100, 100, 8, 100, 8, 8, false);
        JsonSchema.compile(Json.parse("{\"pattern\": \"a{40}\"}"), small);
        assertRefused("{\"allOf\": [{\"pattern\": \"a{40}\"}, {\"pattern\": \"b{40}\"}, {\"pattern\": \"c{40}\"}]}", small,
                "/allOf/2/pattern: expected a regular expression (ECMA-262), got 'c{40}': an expression that is too large; a counted"
                        + " repetition takes what it repeats once for each count");
    }

    @Test
    void takesALargeEnumWhoseHashesCollide() {
        List<Json> values = IntStream.range(0, 1 << 14).mapToObj(bits -> IntStream.range(0, 14)
                .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining())).map(Json::of).toList();
        var schema = JsonSchema.compile(JsonObject.of("enum", new JsonArray(values)));
        assertEquals(List.of(), schema.validate(values.getLast()));
        assertEquals(1, schema.validate(Json.of("AaAa")).size());
    }

    @Test
    void refusesASchemaThatIsTooDeepOrTooLarge() {
        var small = new SchemaLimits(3, 4, 8, 8, 100, 8, 8, false);
        validate("{\"items\": {\"items\": {}}}", small, Json.of(1));
        assertRefused("{\"items\": {\"items\": {\"items\": {}}}}", small,
                "/items/items/items: expected subschemas at most 3 deep, got more");
        assertRefused("{\"allOf\": [{}, {}, {\"not\": {\"type\": \"null\"}}, {\"a\": 1}]}", small,
                "/allOf/3: expected at most 4 subschemas, got more");
    }

    @Test
    void endsAReferenceThatLoopsBeforeASmallStackEnds() throws Exception {
        var task = new FutureTask<>(() -> validate("{\"oneOf\": [{\"$ref\": \"#\"}]}", SchemaLimits.DEFAULT, Json.of(1)));
        new Thread(null, task, "small", 512 * 1024).start();
        assertLimit(task.get(), "does a $ref loop?");
    }

    private static void assertLimit(List<SchemaViolation> violations, String message) {
        assertEquals(1, violations.size(), violations::toString);
        assertEquals("limit", violations.getFirst().keyword(), violations::toString);
        assertTrue(violations.getFirst().message().contains(message), violations::toString);
    }

    private static void assertRefused(String schema, SchemaLimits limits, String message) {
        Json json = Json.parse(schema);
        assertEquals(message, assertThrows(SchemaException.class, () -> JsonSchema.compile(json, limits)).getMessage());
    }

    private static List<SchemaViolation> validate(String schema, SchemaLimits limits, Json instance) {
        return JsonSchema.compile(Json.parse(schema), limits).validate(instance);
    }

    private static Json numbers(int count) {
        return IntStream.range(0, count).mapToObj(Json::of).collect(JsonArray.toArray());
    }
}
