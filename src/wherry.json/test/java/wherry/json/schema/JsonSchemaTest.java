package wherry.json.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.Json;
import wherry.json.SchemaLimits;
import wherry.json.SchemaViolation;

class JsonSchemaTest {

    @Test
    void acceptsWhatIsValidWithoutAWord() {
        String schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
        assertEquals(List.of(), violations(schema, "{\"a\":\"x\"}"));
        assertEquals(List.of(), violations("true", "null"));
    }

    @Test
    void saysWhereWhatWasGivenAndWhatWouldBeValid() {
        String schema = "{\"properties\":{\"timezone\":{\"type\":\"string\"}}}";
        SchemaViolation violation = violations(schema, "{\"timezone\":5}").getFirst();
        assertEquals(new SchemaViolation("/timezone", "type", "expected string, got number 5"), violation);
        assertEquals("/timezone: expected string, got number 5", violation.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'type':['string','null','integer']}|1.5|expected string, null or integer, got number 1.5",
        "{'type':'object'}|[1]|expected object, got array of 1 item",
        "{'enum':['a','b',null]}|'c'|expected \"a\", \"b\" or null, got string \"c\"",
        "{'const':{'a':1}}|{'a':2}|expected {\"a\":1}, got object of 1 member",
        "{'required':['a']}|{}|expected a member 'a', got none",
        "{'properties':{'a':true,'b':true},'additionalProperties':false}|{'c':1}|/c: expected a or b, got another member",
        "{'unevaluatedProperties':false}|{'c':1}|/c: expected no member that the schema does not name",
        "{'maxLength':1}|'ab'|expected at most 1 character, got 2",
        "{'minItems':2}|[1]|expected at least 2 items, got 1",
        "{'exclusiveMinimum':0}|0|expected more than 0, got number 0",
        "{'multipleOf':0.1}|0.25|expected a multiple of 0.1, got number 0.25",
        "{'pattern':'^a+$'}|'b'|expected a string that matches ^a+$, got string \"b\"",
        "{'uniqueItems':true}|[{'a':1,'b':2},{'b':2.0,'a':1}]|expected items without repeats, got {\"b\":2,\"a\":1} twice",
        "{'contains':{'const':1},'maxContains':1}|[1,1]|expected at least 1 and at most 1 of the items to match, got 2",
        "{'prefixItems':[true],'items':false}|[1,2]|/1: expected at most 1 item",
        "{'not':{}}|1|expected a value that does not match the schema in 'not', got number 1",
        "{'anyOf':[{'type':'null'},{'minimum':2}]}|1|expected one of 2 alternatives to match, got none;"
                + " 1: expected null, got number 1; 2: expected at least 2, got number 1",
        "{'oneOf':[true,{},false]}|1|expected exactly one of 3 alternatives to match, got a match of [1, 2]",
        "{'propertyNames':{'maxLength':1}}|{'ab':1}|/ab: expected at most 1 character, got 2",
        "{'dependentRequired':{'a':['b']}}|{'a':1}|expected a member 'b', got none",
        "{'items':{'properties':{'a/b~':false}}}|[{},{'a/b~':1}]|/1/a~1b~0: expected no value, got number 1"})
    void saysInWordsWhatIsWrong(String schema, String instance, String message) {
        List<SchemaViolation> violations = violations(schema.replace('\'', '"'), instance.replace('\'', '"'));
        assertEquals(List.of(message), violations.stream().map(SchemaViolation::toString).toList());
    }

    @Test
    void reportsSeveralViolationsUpToItsLimit() {
        String schema = "{\"items\":{\"type\":\"string\"}}";
        String instance = IntStream.range(0, 50).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        assertEquals(SchemaLimits.DEFAULT.violations(), violations(schema, instance).size());
        assertEquals(2, violations("{\"required\":[\"a\",\"b\"]}", "{}").size());
    }

    @Test
    void clipsWhatItShows() {
        String longText = "\"" + "😀".repeat(5_000) + "\"";
        String message = violations("{\"type\":\"null\"}", longText).getFirst().message();
        assertTrue(message.length() < 100, message);
        Json.parse("\"" + message.replace("\"", "") + "\"");
    }

    private static List<SchemaViolation> violations(String schema, String instance) {
        return JsonSchema.compile(Json.parse(schema)).validate(Json.parse(instance));
    }
}
