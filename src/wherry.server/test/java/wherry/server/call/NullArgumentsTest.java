package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.schema.JsonSchema;
import wherry.server.ServerHarness;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

class NullArgumentsTest {
    private static final JsonSchema SCHEMA = JsonSchema.compile(Json.parse("""
            {"type": "object", "required": ["name"], "properties": {
              "name": {"type": "string"},
              "limit": {"type": "integer"},
              "clear": {"type": ["string", "null"]},
              "either": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
              "a/b~c": {"type": "string"},
              "filter": {"type": "object", "properties": {"tag": {"type": "string"}}},
              "parts": {"type": "array", "items": {"type": "object", "properties": {"size": {"type": "integer"}}}}}}"""));

    private static JsonObject object(String text) {
        return JsonObject.parse(text.replace('\'', '"'));
    }

    private static JsonObject leftOut(JsonObject arguments) {
        return NullArguments.leftOut(arguments, SCHEMA, SCHEMA.validate(arguments));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'name':'n','limit':null} | {'name':'n'}",
        "{'limit':null,'name':'n','either':null,'a/b~c':null} | {'name':'n'}",
        "{'name':'n','filter':{'tag':null,'other':null}} | {'name':'n','filter':{'other':null}}",
        "{'name':'n','parts':[{'size':1},{'size':null}]} | {'name':'n','parts':[{'size':1},{}]}",
        "{'name':'n','filter':null,'parts':null} | {'name':'n'}"})
    void leavesOutWhatTheSchemaRefuses(String sent, String taken) {
        assertEquals(object(taken), leftOut(object(sent)));
    }

    @Test
    void keepsANullThatMeansSomething() {
        assertEquals(object("{'name':'n','clear':null}"), leftOut(object("{'name':'n','clear':null,'limit':null}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':null}", "{'name':null,'limit':null}", "{'name':'n','limit':'x','either':null}", "{'limit':null}",
        "{'name':'n','parts':[null]}"})
    void changesNothingWhereTheArgumentsStayWrong(String sent) {
        JsonObject arguments = object(sent);
        assertSame(arguments, leftOut(arguments));
    }

    @Test
    void leavesOutMoreThanOneLookFinds() {
        String properties = IntStream.range(0, 25).mapToObj(i -> "'p" + i + "':{'type':'string'}").collect(Collectors.joining(","));
        String nulls = IntStream.range(0, 25).mapToObj(i -> "'p" + i + "':null").collect(Collectors.joining(","));
        JsonSchema schema = JsonSchema.compile(object("{'type':'object','properties':{" + properties + "}}"));
        JsonObject arguments = object("{" + nulls + "}");
        assertEquals(JsonObject.EMPTY, NullArguments.leftOut(arguments, schema, schema.validate(arguments)));
    }

    @Test
    void areNotSeenByTheTool() throws Exception {
        try (var bench = ServerHarness.with(Tool.named("t").input("""
                {"type": "object", "properties": {"limit": {"type": "integer"}}}""")
                .handler((arguments, _) -> ToolResult.text("got " + arguments)))) {
            var call = bench.modern("tools/call", object("{'name':'t','arguments':{'limit':null}}"), JsonObject.EMPTY);
            assertEquals("got {}", ((JsonObject) call.result().array("content").orElseThrow().items().getFirst())
                    .string("text").orElseThrow());
        }
    }
}
