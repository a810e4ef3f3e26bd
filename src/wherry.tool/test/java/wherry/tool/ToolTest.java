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
        var icon = Icon.at("https://example.com/i.png");
        var hints = ToolAnnotations.READ_ONLY;
        var tool = Tool.named("a.tool").title("A tool").description("does").input(OBJECT).output(TEXT).annotations(hints).icon(icon)
                .meta("a", Json.of(1)).meta("b", Json.of(2)).handler(HANDLER);
        assertEquals("a.tool", tool.name());
        assertEquals(Optional.of("A tool"), tool.title());
        assertEquals(Optional.of("does"), tool.description());
        assertEquals(OBJECT, tool.inputSchema());
        assertEquals(Optional.of(JsonObject.parse(TEXT)), tool.outputSchema());
        assertEquals(hints, tool.annotations());
        assertEquals(List.of(icon), tool.icons());
        assertEquals(JsonObject.parse("{\"a\":1,\"b\":2}"), tool.meta());
        assertSame(HANDLER, tool.handler());
    }

    @Test
    void takesNoArgumentsUnlessItSaysWhich() {
        assertEquals(JsonObject.parse("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}"), Tool.named("a").handler(HANDLER).inputSchema());
    }

    @Test
    void isTheSameInWhateverOrderItsPartsAreSaid() {
        var first = Tool.named("a").handler(HANDLER).readOnly().openWorld().input(OBJECT).title("A");
        var last = Tool.named("a").title("A").input(OBJECT).openWorld().readOnly().handler(HANDLER);
        assertEquals(first.annotations(), last.annotations());
        assertEquals(List.of(true, false, true), List.of(first.annotations().readOnly().get(), first.annotations().destructive().get(),
                first.annotations().openWorld().get()));
        assertSame(first.handler(), last.handler());
    }

    @Test
    void saysWhichToolHasNoHandler() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Tool.named("a").title("A").handler());
        assertEquals("tool a has no handler; add .handler(…)", refusal.getMessage());
    }

    @Test
    void refusesHintsThatContradictEachOther() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Tool.named("a").readOnly().destructive());
        assertEquals("tool a: the hints contradict each other: readOnly is both true and false", refusal.getMessage());
    }

    @Test
    void saysWhereASchemaIsNotJson() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Tool.named("a").input("{\"type\": object}"));
        assertEquals("tool a: input schema: expected JSON, got 'object' at line 1, column 10", refusal.getMessage());
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
        var told = ToolResult.structured(value, Content.text("one x"));
        assertEquals(List.of(Content.text("one x")), told.content());
        assertEquals(List.of(), ToolResult.of().content());
    }
}
