package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;

class ArgumentDefaultsTest {

    /// @param schema JSON with `'` for `"`, as in the other columns
    private static String added(String schema, String arguments) {
        return ArgumentDefaults.of(object(schema)).addedTo(object(arguments)).toString().replace('"', '\'');
    }

    private static JsonObject object(String text) {
        return JsonObject.parse(text.replace('\'', '"'));
    }

    @Test
    void addsWhatWasLeftOut() {
        String schema = "{'properties': {'limit': {'type': 'integer', 'default': 10}, 'order': {'default': ['a']}, 'text': {}}}";
        assertEquals("{'text':'x','limit':10,'order':['a']}", added(schema, "{'text': 'x'}"));
        assertEquals("{'limit':3,'order':null}", added(schema, "{'limit': 3, 'order': null}"));
    }

    @Test
    void addsInsideObjectsAndItemsThatWereGiven() {
        String schema = """
                {'properties': {
                    'filter': {'properties': {'deep': {'type': 'boolean', 'default': true}}},
                    'all': {'type': 'array', 'items': {'properties': {'n': {'default': 1}}}}}}""";
        assertEquals("{}", added(schema, "{}"));
        assertEquals("{'filter':{'deep':true},'all':[{'n':1},{'n':2},7]}", added(schema, "{'filter': {}, 'all': [{}, {'n': 2}, 7]}"));
    }

    @Test
    void leavesArgumentsAloneWithoutDefaults() {
        JsonObject arguments = object("{'a': 1}");
        assertSame(arguments, ArgumentDefaults.of(object("{'properties': {'a': {'type': 'integer'}}}")).addedTo(arguments));
    }

    @Test
    void refusesADefaultThatItsSchemaForbids() {
        String schema = "{'$defs': {'few': {'maximum': 5}}, 'properties': {'a b/%': {'$ref': '#/$defs/few', 'default': 10}}}";
        var refusal = assertThrows(IllegalArgumentException.class, () -> ArgumentDefaults.of(object(schema)));
        assertEquals("the default at /properties/a b~1% is not valid: expected at most 5, got number 10", refusal.getMessage());
    }
}
