package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;

class ElicitationTest {

    @Test
    void collectsFieldsInOrderAndThoseThatMustBeFilledIn() {
        var form = Elicitation.form("Who?").required("name", Field.text()).optional("age", Field.integer()).required("ok", Field.flag());
        assertEquals("Who?", form.message());
        assertEquals("""
                {"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"},"ok":{"type":"boolean"}},\
                "required":["name","ok"]}""", form.requestedSchema().toString());
    }

    @Test
    void takesASchemaOfItsOwn() {
        var schema = JsonObject.parse("{\"type\":\"object\",\"properties\":{}}");
        assertEquals(schema, Elicitation.form("Who?", schema).requestedSchema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"properties\":{}}", "{\"type\":\"array\",\"properties\":{}}", "{\"type\":\"object\"}"})
    void refusesAFormThatIsNoObjectWithProperties(String schema) {
        var object = JsonObject.parse(schema);
        assertThrows(IllegalArgumentException.class, () -> Elicitation.form("Who?", object));
    }

    @Test
    void sendsToAnAbsoluteUrlWithoutCredentials() {
        var url = URI.create("https://example.com/sign-in");
        assertEquals(url, Elicitation.url("Sign in", url).url());
        assertThrows(IllegalArgumentException.class, () -> Elicitation.url("Sign in", URI.create("/sign-in")));
        assertThrows(IllegalArgumentException.class, () -> Elicitation.url("Sign in", URI.create("https://ada:pw@example.com/")));
    }

    @Test
    void isAcceptedByThatActionAlone() {
        assertTrue(new ElicitResult(ElicitResult.Action.ACCEPT, JsonObject.EMPTY).accepted());
        assertFalse(new ElicitResult(ElicitResult.Action.DECLINE, JsonObject.EMPTY).accepted());
        assertFalse(new ElicitResult(ElicitResult.Action.CANCEL, JsonObject.EMPTY).accepted());
    }
}
