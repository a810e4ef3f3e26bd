package wherry.json.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;

class SchemaMistakesTest {

    private static List<String> in(String schema) {
        return SchemaMistakes.in(JsonObject.parse(schema));
    }

    @Test
    void areKeywordsThatJsonSchemaLacks() {
        assertEquals(List.of("/propertees: JSON Schema has no keyword 'propertees', so it checks nothing"),
                in("{\"type\": \"object\", \"propertees\": {\"a\": {}}}"));
    }

    @Test
    void areFoundWhereverASchemaIsInsideAnother() {
        assertEquals(List.of("/properties/a~1b/items/maxLen: JSON Schema has no keyword 'maxLen', so it checks nothing",
                        "/anyOf/1/nullable: JSON Schema has no keyword 'nullable', so it checks nothing",
                        "/not/x: JSON Schema has no keyword 'x', so it checks nothing"),
                in("""
                        {"properties": {"a/b": {"items": {"maxLen": 1}}}, "anyOf": [true, {"nullable": true}], "not": {"x": 1}}"""));
    }

    @Test
    void areRequiredMembersThatAreNoProperties() {
        assertEquals(List.of("/properties/note/required: 'titel' is not among the properties"), in("""
                {"type": "object", "properties": {"note":
                    {"type": "object", "properties": {"title": {}}, "required": ["title", "titel"]}}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"x-mcp-header\": \"Region\"}", "{\"const\": {\"any\": 1}}", "{\"default\": {\"required\": [\"a\"]}}",
        "{\"type\": \"object\", \"required\": [\"a\"]}", "{\"properties\": {\"a\": {}}, \"required\": [\"b\"]}",
        "{\"type\": \"object\", \"properties\": {}, \"patternProperties\": {\"^a\": {}}, \"required\": [\"a\"]}",
        "{\"$defs\": {\"any\": {\"type\": \"string\"}}, \"properties\": {\"any\": true}}", "{\"items\": [{\"type\": \"string\"}, false]}"})
    void areNotWhatMayBeMeant(String schema) {
        assertEquals(List.of(), in(schema));
    }
}
