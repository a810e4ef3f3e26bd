package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
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
import wherry.server.options.ClientOptions;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

class LenientArgumentsTest {
    private static final JsonObject SOURCE = JsonObject.parse("""
            {"type": "object", "required": ["name"], "properties": {
              "name": {"type": "string"},
              "limit": {"type": "integer"},
              "clear": {"type": ["string", "null"]},
              "either": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
              "a/b~c": {"type": "string"},
              "filter": {"type": "object", "properties": {"tag": {"type": "string"}}},
              "parts": {"type": "array", "items": {"type": "object", "properties": {"size": {"type": "integer"}}}},
              "ratio": {"type": "number"},
              "all": {"type": "boolean"},
              "ids": {"type": "array", "items": {"type": "integer"}},
              "size": {"type": ["integer", "null"]},
              "any": {}}}""");
    private static final JsonSchema SCHEMA = JsonSchema.compile(SOURCE);

    private static JsonObject object(String text) {
        return JsonObject.parse(text.replace('\'', '"'));
    }

    private static JsonObject taken(JsonObject arguments) {
        return LenientArguments.taken(arguments, SCHEMA, SOURCE, true, SCHEMA.validate(arguments)).arguments();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'name':'n','limit':null} | {'name':'n'}",
        "{'limit':null,'name':'n','either':null,'a/b~c':null} | {'name':'n'}",
        "{'name':'n','filter':{'tag':null,'other':null}} | {'name':'n','filter':{'other':null}}",
        "{'name':'n','parts':[{'size':1},{'size':null}]} | {'name':'n','parts':[{'size':1},{}]}",
        "{'name':'n','filter':null,'parts':null} | {'name':'n'}"})
    void leavesOutWhatTheSchemaRefuses(String sent, String taken) {
        assertEquals(object(taken), taken(object(sent)));
    }

    @Test
    void keepsANullThatMeansSomething() {
        assertEquals(object("{'name':'n','clear':null}"), taken(object("{'name':'n','clear':null,'limit':null}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':null}", "{'name':null,'limit':null}", "{'name':'n','limit':'x','either':null}", "{'limit':null}",
        "{'name':'n','parts':[null]}"})
    void changesNothingWhereTheArgumentsStayWrong(String sent) {
        JsonObject arguments = object(sent);
        assertSame(arguments, taken(arguments));
    }

    @Test
    void leavesOutMoreThanOneLookFinds() {
        String properties = IntStream.range(0, 25).mapToObj(i -> "'p" + i + "':{'type':'string'}").collect(Collectors.joining(","));
        String nulls = IntStream.range(0, 25).mapToObj(i -> "'p" + i + "':null").collect(Collectors.joining(","));
        JsonObject source = object("{'type':'object','properties':{" + properties + "}}");
        JsonSchema schema = JsonSchema.compile(source);
        JsonObject arguments = object("{" + nulls + "}");
        assertEquals(JsonObject.EMPTY, LenientArguments.taken(arguments, schema, source, true, schema.validate(arguments)).arguments());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'name':'n','limit':'5'} | {'name':'n','limit':5}",
        "{'name':'n','limit':' 5.0 '} | {'name':'n','limit':5.0}",
        "{'name':'n','ratio':'1e-3','all':'true'} | {'name':'n','ratio':1e-3,'all':true}",
        "{'name':'n','ids':'[1,2]'} | {'name':'n','ids':[1,2]}",
        "{'name':'n','ids':['1',2]} | {'name':'n','ids':[1,2]}",
        "{'name':'n','size':'null'} | {'name':'n','size':null}",
        "{'name':'n','limit':null,'all':'false'} | {'name':'n','all':false}",
        "{'name':'n','filter':'{\\'tag\\':\\'a\\'}'} | {'name':'n','filter':{'tag':'a'}}",
        "{'name':'n','parts':'[{\\'size\\':\\'3\\'}]'} | {'name':'n','parts':[{'size':3}]}"})
    void takesJsonTextWhereTheSchemaWantsAnotherType(String sent, String taken) {
        assertEquals(object(taken), taken(object(sent)));
    }

    /// `5` for a text is a text, and what a schema says by other means than a type of its own is not plain.
    @ParameterizedTest
    @ValueSource(strings = {"{'name':'5'}", "{'name':'n','either':'5','clear':'null','any':'1'}"})
    void keepsATextThatTheSchemaAccepts(String sent) {
        JsonObject arguments = object(sent);
        assertSame(arguments, SCHEMA.validate(arguments).isEmpty() ? arguments : taken(arguments));
        assertEquals(object(sent.substring(0, sent.length() - 1) + ",'limit':1}"), taken(object(sent.substring(0, sent.length() - 1) + ",'limit':'1'}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':'n','limit':'x'}", "{'name':'n','limit':'1.5'}", "{'name':'n','limit':'true'}", "{'name':'n','limit':''}",
        "{'name':'n','limit':'+1'}", "{'name':'n','limit':'0x10'}", "{'name':'n','limit':'1 2'}", "{'name':'n','all':'True'}",
        "{'name':'n','all':'1'}", "{'name':'n','ids':'1,2'}", "{'name':'n','ids':'[\\'a\\']'}", "{'name':'n','filter':'[]'}",
        "{'name':'n','limit':'null'}", "{'name':'n','limit':'5','ratio':'x'}", "{'limit':'5'}"})
    void leavesTextThatIsNotPlainlyTheType(String sent) {
        JsonObject arguments = object(sent);
        assertSame(arguments, taken(arguments));
    }

    @Test
    void takesNoTextWhereASettingSaysSo() {
        JsonObject arguments = object("{'name':'n','limit':'5'}");
        assertSame(arguments, LenientArguments.taken(arguments, SCHEMA, SOURCE, false, SCHEMA.validate(arguments)).arguments());
    }

    @Test
    void takesNoMoreTextThanItsLimits() {
        String most = "[" + "1,".repeat(LenientArguments.MOST_VALUES - 3) + "1]";
        JsonObject within = JsonObject.of("name", Json.of("n"), "ids", Json.of(most));
        assertEquals(LenientArguments.MOST_VALUES - 2, taken(within).array("ids").orElseThrow().size());
        JsonObject manyValues = JsonObject.of("name", Json.of("n"), "ids", Json.of(most.replaceFirst("1", "1,1,1,1")));
        assertSame(manyValues, taken(manyValues));
        JsonObject manyCharacters = JsonObject.of("name", Json.of("n"), "ids", Json.of("[" + " ".repeat(LenientArguments.MOST_CHARACTERS) + "]"));
        assertSame(manyCharacters, taken(manyCharacters));
    }

    @Test
    void areTakenByTheServerAndToldAtDebug() throws Exception {
        Tool tool = Tool.named("t").input("""
                {"type": "object", "properties": {"limit": {"type": "integer"}}}""").handler((arguments, _) -> ToolResult.text("got " + arguments));
        try (var bench = ServerHarness.with(tool)) {
            JsonObject result = bench.modern("tools/call", object("{'name':'t','arguments':{'limit':'7'}}"), JsonObject.EMPTY).result();
            assertTrue(result.toString().contains("got {\\\"limit\\\":7}"), result::toString);
            assertTrue(bench.logged.contains("DEBUG arguments came as text {\"tool\":\"t\",\"arguments\":[\"/limit\"]}"), bench.logged::toString);
        }
        try (var bench = ServerHarness.with(tool).clients(new ClientOptions(false, 1000, Map.of()))) {
            JsonObject result = bench.modern("tools/call", object("{'name':'t','arguments':{'limit':'7'}}"), JsonObject.EMPTY).result();
            assertTrue(result.isTrue("isError") && result.toString().contains("/limit: expected integer"), result::toString);
        }
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
