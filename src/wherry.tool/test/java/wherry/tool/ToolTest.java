package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

class ToolTest {
    private static final ToolHandler HANDLER = (arguments, call) -> ToolResult.text("done");
    private static final JsonObject OBJECT = JsonObject.parse("{\"type\":\"object\"}");
    private static final String TEXT = "{\"type\":\"string\"}";

    @Test
    void keepsEachPartThatItIsGiven() {
        var icon = new Icon("https://example.com/i.png", Optional.empty(), List.of(), Optional.empty());
        var hints = ToolAnnotations.READ_ONLY;
        var tool = Tool.named("a.tool").title("A tool").description("does").input(OBJECT).output(TEXT).annotations(hints).icon(icon)
                .meta("a", Json.of(1)).meta("b", Json.of(2)).handler(HANDLER);
        assertEquals("a.tool", tool.name());
        assertEquals(Optional.of("A tool"), tool.title());
        assertEquals(Optional.of("does"), tool.description());
        assertEquals(OBJECT, tool.inputSchema());
        assertEquals(Optional.of(JsonObject.parse(TEXT)), tool.outputSchema());
        assertEquals(Optional.of(hints), tool.annotations());
        assertEquals(List.of(icon), tool.icons());
        assertEquals(JsonObject.parse("{\"a\":1,\"b\":2}"), tool.meta());
        assertSame(HANDLER, tool.handler());
    }

    @Test
    void takesNoArgumentsUnlessItSaysWhich() {
        assertEquals(JsonObject.parse("{\"type\":\"object\",\"additionalProperties\":false}"), Tool.named("a").handler(HANDLER).inputSchema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a:b", "a\n"})
    void refusesAName(String name) {
        assertThrows(IllegalArgumentException.class, () -> Tool.named(name).handler(HANDLER));
    }

    @Test
    void refusesANameOfMoreThan128() {
        assertEquals(128, Tool.named("a".repeat(128)).handler(HANDLER).name().length());
        assertThrows(IllegalArgumentException.class, () -> Tool.named("a".repeat(129)).handler(HANDLER));
    }

    @Test
    void refusesArgumentsThatAreNoObject() {
        assertThrows(IllegalArgumentException.class, () -> Tool.named("a").input(TEXT).handler(HANDLER));
    }

    @Test
    void answersInTextOrStructureOrSaysThatItFailed() {
        assertEquals(List.of(Content.text("a")), ToolResult.text("a").content());
        assertEquals(List.of(Content.text("a"), Content.text("b")), ToolResult.of(Content.text("a"), Content.text("b")).content());
        assertEquals(List.of(true, false), List.of(ToolResult.error("no").isError(), ToolResult.text("no").isError()));
        assertEquals(List.of(Content.text("no")), ToolResult.error("no").content());
    }

    @Test
    void addsTheTextOfAStructureForClientsThatReadNoOther() {
        Json value = JsonArray.of("x");
        var alone = ToolResult.structured(value);
        assertEquals(Optional.of(value), alone.structuredContent());
        assertEquals(List.of(Content.text("[\"x\"]")), alone.content());
        var told = new ToolResult(List.of(Content.text("one x")), Optional.of(value), false, JsonObject.EMPTY);
        assertEquals(List.of(Content.text("one x")), told.content());
        assertEquals(List.of(), ToolResult.of().content());
    }
}
