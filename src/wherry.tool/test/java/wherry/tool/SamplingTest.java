package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;

class SamplingTest {
    private static final Tool TOOL = Tool.named("a").handler((arguments, call) -> ToolResult.text(""));

    @Test
    void asksWithOneMessageOfTheUser() {
        var asked = Sampling.of("Sum it up", 100).system("Be short");
        assertEquals(List.of(new SamplingMessage(Role.USER, List.of(Content.text("Sum it up")))), asked.messages());
        assertEquals(100, asked.maxTokens());
        assertEquals(Optional.of("Be short"), asked.systemPrompt());
    }

    @Test
    void refusesNoMessageNoTokenAndNoContent() {
        assertEquals(1, Sampling.of("a", 1).maxTokens());
        assertThrows(IllegalArgumentException.class, () -> Sampling.of("a", 0));
        assertThrows(IllegalArgumentException.class, () -> sampling(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new SamplingMessage(Role.USER, List.of()));
    }

    @Test
    void usesToolsWhenItOffersSomeOrItsMessagesTellOfTheirUse() {
        assertFalse(Sampling.of("a", 1).usesTools());
        assertTrue(sampling(List.of(SamplingMessage.user("a")), List.of(TOOL)).usesTools());
        assertTrue(sampling(List.of(toolUse()), List.of()).usesTools());
        assertTrue(sampling(List.of(toolAnswer()), List.of()).usesTools());
    }

    @Test
    void isAllowedWithToolsOnlyToAClientWhoseModelUsesThem() {
        var withTools = sampling(List.of(toolUse()), List.of());
        assertFalse(client(false, false).allows(Sampling.of("a", 1)));
        assertFalse(client(false, true).allows(withTools));
        assertTrue(client(true, false).allows(Sampling.of("a", 1)));
        assertFalse(client(true, false).allows(withTools));
        assertTrue(client(true, true).allows(withTools));
    }

    @Test
    void asksOfAClientNothingElseThanItDeclares() {
        var nothing = client(false, false);
        var requests = List.of(new RootsRequest(), Elicitation.form("?"), Elicitation.url("?", URI.create("https://a/")));
        assertEquals(List.of(false, false, false), requests.stream().map(nothing::allows).toList());
        assertEquals(List.of(true, false, false), requests.stream().map(capabilities(true, false, false)::allows).toList());
        assertEquals(List.of(false, true, false), requests.stream().map(capabilities(false, true, false)::allows).toList());
        assertEquals(List.of(false, false, true), requests.stream().map(capabilities(false, false, true)::allows).toList());
    }

    @Test
    void namesWhatTheClientCannotGive() {
        assertEquals(List.of(new RootsRequest()), new MissingCapability("no roots", List.of(new RootsRequest())).requests());
    }

    @Test
    void givesTheTextOfItsTextPartsAlone() {
        var message = new SamplingMessage(Role.ASSISTANT, List.of(Content.text("a"), Content.image(new byte[1], "image/png"), Content.text("b")));
        assertEquals("ab", SamplingResult.of(message, "model").text());
    }

    @Test
    void saysEachPropertyAloneAndLeavesTheFirstAsItWas() {
        var plain = Sampling.of("a", 1);
        var object = JsonObject.of("hints", Json.of("x"));
        assertEquals(object, plain.preferences(object).preferences());
        assertEquals(Optional.of(0.5), plain.temperature(0.5).temperature());
        assertEquals(List.of("stop", "end"), plain.stopSequences("stop", "end").stopSequences());
        assertEquals(object, plain.metadata(object).metadata());
        assertEquals(List.of(TOOL), plain.tools(TOOL).tools());
        assertEquals(Optional.of("auto"), plain.toolChoice("auto").toolChoice());
        assertEquals(Sampling.of("a", 1), plain);
        assertEquals(Optional.empty(), plain.temperature());
        assertEquals(JsonObject.EMPTY, plain.preferences());
    }

    @Test
    void equalsOneOfTheSameProperties() {
        var one = Sampling.of("a", 1).temperature(0.5).system("b");
        var same = Sampling.of("a", 1).system("b").temperature(0.5);
        assertEquals(one, same);
        assertEquals(one.hashCode(), same.hashCode());
        assertNotEquals(one, same.temperature(0.6));
        assertNotEquals(one.hashCode(), same.temperature(0.6).hashCode());
        assertFalse(one.equals(null));
        assertTrue(one.toString().contains("0.5"), one::toString);
    }

    private static SamplingMessage toolUse() {
        return new SamplingMessage(Role.ASSISTANT, List.of(new SamplingContent.ToolUse("1", "a", JsonObject.EMPTY, JsonObject.EMPTY)));
    }

    private static SamplingMessage toolAnswer() {
        return new SamplingMessage(Role.USER,
                List.of(SamplingContent.ToolAnswer.of("1", ToolResult.of())));
    }

    private static Sampling sampling(List<SamplingMessage> messages, List<Tool> tools) {
        return Sampling.of(messages, 1).tools(tools.toArray(Tool[]::new));
    }

    private static ClientCapabilities client(boolean sampling, boolean samplingTools) {
        return new ClientCapabilities(false, sampling, samplingTools, false, false, false, JsonObject.EMPTY, JsonObject.EMPTY);
    }

    private static ClientCapabilities capabilities(boolean roots, boolean form, boolean url) {
        return new ClientCapabilities(roots, false, false, false, form, url, JsonObject.EMPTY, JsonObject.EMPTY);
    }
}
