package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import wherry.json.JsonException;
import wherry.json.JsonObject;

class CheckedSchemaTest {
    private static final CheckedSchema SCHEMA = CheckedSchema.of("{\"type\":\"object\"}");

    @Test
    void isParsedOnceAndWhenItIsAskedFor() {
        Tool late = Tool.named("t").input(CheckedSchema.of("{"));
        assertThrows(JsonException.class, late::inputSchema);
        Tool tool = Tool.named("t").input(SCHEMA).output(SCHEMA);
        assertEquals(JsonObject.parse("{\"type\":\"object\"}"), tool.inputSchema());
        assertSame(tool.inputSchema(), tool.title("T").outputSchema().orElseThrow());
    }

    @Test
    void isToldApartFromOneThatAPersonWrote() {
        assertTrue(Tool.named("t").input(SCHEMA).hasCheckedSchemas());
        assertTrue(Tool.named("t").input(SCHEMA).output(SCHEMA).title("T").hasCheckedSchemas());
        assertFalse(Tool.named("t").input(SCHEMA).output("{}").hasCheckedSchemas());
        assertFalse(Tool.named("t").output(SCHEMA).hasCheckedSchemas());
        assertEquals(Optional.empty(), Tool.named("t").input(SCHEMA).outputSchema());
    }
}
