package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.ServerHarness;
import wherry.server.options.ClientOptions;
import wherry.tool.Content;
import wherry.tool.ResourceContents;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// What a client gets in place of a result that is too large.
@Timeout(30)
class ResultSizeTest {
    private static final int LIMIT = 1000;

    private static JsonObject call(ToolResult result, String properties) throws InterruptedException {
        Tool tool = Tool.named("t").input("{\"type\": \"object\", \"properties\": {" + properties + "}}").handler((_, _) -> result);
        try (var bench = ServerHarness.with(tool).clients(new ClientOptions(true, LIMIT, Map.of()))) {
            return bench.call("t").result();
        }
    }

    private static String text(JsonObject result) {
        return ((JsonObject) result.array("content").orElseThrow().items().getFirst()).string("text").orElseThrow();
    }

    /// The content around the text, as in `{"content":[{"type":"text","text":""}]}`.
    private static final int AROUND = 39;

    @Test
    void letsAResultOfTheLimitThroughAndRefusesALongerOne() throws InterruptedException {
        assertFalse(call(ToolResult.text("x".repeat(LIMIT - AROUND)), "").has("isError"));
        JsonObject refused = call(ToolResult.text("x".repeat(LIMIT - AROUND + 1)), "");
        assertTrue(refused.isTrue("isError"));
        assertEquals("The call was carried out, but its result has 1001 bytes, and the limit is 1000. "
                + "Ask for less: for a part, or for fewer things in one call.", text(refused));
    }

    @Test
    void countsTheBytesOfTheText() {
        var every = new StringBuilder("😀\ue000\uffff");
        for (char c = 0; c < 0x900; c++) {
            every.append(c);
        }
        Json value = JsonObject.parse("{\"a\":[],\"b\":{},\"c\":[1,-2.5e10,true,false,null,[{}]],\"ü\\n\":0}").toBuilder().put("text", every.toString()).build();
        assertEquals(value.toString().getBytes(StandardCharsets.UTF_8).length, ResultSize.bytes(value));
    }

    @Test
    void namesTheArgumentsThatAskForLess() throws InterruptedException {
        JsonObject refused = call(ToolResult.text("x".repeat(LIMIT)), "\"path\": {}, \"head\": {}, \"nextCursor\": {}");
        assertTrue(text(refused).endsWith("Ask for less: use head, nextCursor, or ask for a part, or for fewer things in one call."), text(refused));
    }

    @Test
    void countsBytesAndNotCharacters() throws InterruptedException {
        assertTrue(call(ToolResult.text("é".repeat(LIMIT / 2)), "").isTrue("isError"));
        assertFalse(call(ToolResult.text("é".repeat((LIMIT - AROUND) / 2)), "").has("isError"));
        assertTrue(call(ToolResult.text("\u0001".repeat(LIMIT / 6)), "").isTrue("isError"));
    }

    @Test
    void countsTheStructuredResultAsWell() throws InterruptedException {
        ToolResult result = ToolResult.structured(JsonObject.of("a", Json.of("x".repeat(LIMIT))), Content.text("short"));
        JsonObject refused = call(result, "");
        assertTrue(refused.isTrue("isError") && !refused.has("structuredContent"), refused::toString);
    }

    @Test
    void saysOfAFailureThatItFailed() throws InterruptedException {
        assertTrue(text(call(ToolResult.error("x".repeat(LIMIT)), "")).startsWith("The call failed, and its message has 10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "audio", "blob"})
    void doesNotCountDataInBase64(String kind) throws InterruptedException {
        byte[] data = new byte[10 * LIMIT];
        Content content = switch (kind) {
            case "image" -> Content.image(data, "image/png");
            case "audio" -> Content.audio(data, "audio/wav");
            default -> Content.resource(ResourceContents.blob("a:b", "application/zip", data));
        };
        assertFalse(call(ToolResult.of(content, Content.text("one")), "").has("isError"));
        assertTrue(call(ToolResult.of(List.of(content, Content.text("x".repeat(LIMIT)))), "").isTrue("isError"));
    }

    @Test
    void countsAMemberOfAStructuredResultThatIsNamedData() throws InterruptedException {
        assertTrue(call(ToolResult.structured(JsonObject.of("data", Json.of("x".repeat(LIMIT))), Content.text("a")), "").isTrue("isError"));
    }
}
