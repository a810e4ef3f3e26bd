package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Annotations;
import wherry.tool.Caching;
import wherry.tool.Content;
import wherry.tool.Icon;
import wherry.tool.Implementation;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Role;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;
import wherry.tool.UriTemplate;

/// What each revision says of the same things, with everything set that can be.
class CodecTest {
    private static final JsonObject META = JsonObject.of("example.com/m", Json.of(1));
    private static final Annotations HINTS = new Annotations(Set.of(Role.USER, Role.ASSISTANT), Optional.of(0.5),
            Optional.of(Instant.parse("2026-01-02T03:04:05Z")));
    private static final Icon ICON = new Icon("https://example.com/i.png", Optional.of("image/png"), List.of("48x48"),
            Optional.of("dark"));
    private static final Tool TOOL = new Tool("t", Optional.of("Title"), Optional.of("d"),
            JsonObject.parse("{\"type\":\"object\"}"),
            Optional.of(JsonObject.parse("{\"type\":\"object\"}")),
            Optional.of(new ToolAnnotations(Optional.of("Hint"), Optional.of(true), Optional.of(false), Optional.of(true),
                    Optional.of(false))),
            List.of(ICON), META, (_, _) -> null);
    private static final Resource RESOURCE = new Resource("a:b", "n", Optional.of("Title"), Optional.of("d"),
            Optional.of("text/plain"),
            Optional.of(5L), HINTS, List.of(ICON), META, (_, _, _) -> Optional.empty());
    private static final ResourceTemplate TEMPLATE = new ResourceTemplate(UriTemplate.parse("a:{b}"), "n", Optional.of("Title"),
            Optional.of("d"),
            Optional.of("text/plain"), HINTS, List.of(ICON), META, java.util.Map.of(), (_, _, _) -> Optional.empty());
    private static final Prompt PROMPT = new Prompt("p", Optional.of("Title"), Optional.of("d"),
            List.of(new PromptArgument("a", Optional.of("Title"), Optional.of("d"), true, Optional.empty())), List.of(ICON),
                    META, (_, _) -> null);
    private static final Implementation INFO = new Implementation("n", "1", Optional.of("Title"), Optional.of("d"),
            Optional.of("https://example.com/"), List.of(ICON));
    private static final List<Content> CONTENT = List.of(new Content.Text("t", HINTS, META),
            new Content.Image("AA==", "image/png", HINTS, META),
            new Content.Audio("AA==", "audio/wav", HINTS, META),
            new Content.ResourceLink("a:b", "n", Optional.of("Title"), Optional.of("d"), Optional.of("text/plain"),
                    Optional.of(5L), HINTS, META),
            new Content.EmbeddedResource(new ResourceContents.Text("a:b", Optional.of("text/plain"), "t", META), HINTS, META),
            new Content.EmbeddedResource(new ResourceContents.Blob("a:b", Optional.empty(), "AA==", META), HINTS, META));

    @ParameterizedTest
    @EnumSource
    void isValidByTheOfficialSchema(Revision revision) {
        Codec codec = Codec.of(revision);
        assertValid(revision, "Tool", codec.definitions().tool(TOOL));
        assertValid(revision, "Resource", codec.definitions().resource(RESOURCE));
        assertValid(revision, "ResourceTemplate", codec.definitions().template(TEMPLATE));
        assertValid(revision, "Prompt", codec.definitions().prompt(PROMPT));
        assertValid(revision, "Implementation", codec.definitions().implementation(INFO));
        assertValid(revision, "CallToolResult", complete(revision, codec.contents().toolResult(
                new ToolResult(CONTENT, Optional.of(JsonObject.of("n", Json.of(1))), true, META))));
        assertValid(revision, "CallToolResult", complete(revision,
                codec.contents().toolResult(ToolResult.structured(JsonArray.of("a")))));
        assertValid(revision, "ReadResourceResult", complete(revision, codec.contents().resourceResult(new ResourceResult(
                List.of(ResourceContents.text("a:b", "text/plain", "t"), ResourceContents.blob("a:b", "x/y", new byte[5])),
                        Caching.NONE, META))));
        assertValid(revision, "GetPromptResult",
                complete(revision, codec.contents().promptResult(new PromptResult(Optional.of("d"),
                CONTENT.stream().map(PromptMessage::assistant).toList(), META))));
    }

    /// The server adds to a modern result what all of them have.
    private static JsonObject complete(Revision revision, JsonObject result) {
        return revision.isModern()
                ? result.toBuilder().put("resultType", "complete").put("ttlMs", 0).put("cacheScope", "private").build()
                : result;
    }

    private static void assertValid(Revision revision, String definition, Json json) {
        OfficialSchemas.assertValid(revision, definition, json);
    }

    @Test
    void leavesOutWhatARevisionLacks() {
        assertMembers("name description inputSchema", Codec.of(Revision.V2024_11_05).definitions().tool(TOOL));
        assertMembers("name description inputSchema annotations", Codec.of(Revision.V2025_03_26).definitions().tool(TOOL));
        assertMembers("name title description inputSchema outputSchema annotations _meta", Codec.of(Revision.V2025_06_18)
                .definitions().tool(TOOL));
        assertMembers("name title description icons inputSchema outputSchema annotations _meta",
                Codec.of(Revision.V2025_11_25).definitions().tool(TOOL));
        assertMembers("uri name description mimeType size annotations", Codec.of(Revision.V2024_11_05).definitions()
                .resource(RESOURCE));
        assertMembers("uri name title description icons mimeType size annotations _meta", Codec.of(Revision.LATEST).definitions()
                .resource(RESOURCE));
        assertMembers("name version", Codec.of(Revision.V2025_03_26).definitions().implementation(INFO));
        assertMembers("name version title", Codec.of(Revision.V2025_06_18).definitions().implementation(INFO));
        assertMembers("name description required",
                (JsonObject) Codec.of(Revision.V2025_03_26).definitions().prompt(PROMPT).array("arguments").orElseThrow().items()
                        .getFirst());
    }

    @Test
    void saysWhenAResourceChangedOnlyWhereTheRevisionHasTheWord() {
        assertMembers("audience priority", annotations(Revision.V2025_03_26));
        assertMembers("audience priority lastModified", annotations(Revision.V2025_06_18));
    }

    private static JsonObject annotations(Revision revision) {
        return Codec.of(revision).definitions().resource(RESOURCE).object("annotations").orElseThrow();
    }

    @Test
    void saysInTextWhatARevisionCannotCarry() {
        JsonObject audio = Codec.of(Revision.V2024_11_05).contents().content(CONTENT.get(2));
        assertEquals("text", audio.string("type").orElseThrow());
        assertTrue(audio.string("text").orElseThrow().contains("audio/wav"));
        assertTrue(audio.has("annotations"), "for whom it is stays true of the text");
        JsonObject link = Codec.of(Revision.V2025_03_26).contents().content(CONTENT.get(3));
        assertEquals("[Title: a:b]", link.string("text").orElseThrow());
        assertEquals("resource_link", Codec.of(Revision.V2025_06_18).contents().content(CONTENT.get(3)).string("type")
                .orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void keepsAResultsMetaInEveryRevision(Revision revision) {
        assertTrue(Codec.of(revision).contents().toolResult(new ToolResult(CONTENT, Optional.empty(), false, META)).has("_meta"));
        assertEquals(revision.since(Revision.V2025_06_18), Codec.of(revision).contents().content(CONTENT.getFirst())
                .has("_meta"));
    }

    @ParameterizedTest
    @EnumSource
    void carriesStructuredResultsWhereTheRevisionDoesAndTheirTextEverywhere(Revision revision) {
        JsonObject object = Codec.of(revision).contents().toolResult(ToolResult.structured(JsonObject.of("n", Json.of(1))));
        JsonObject list = Codec.of(revision).contents().toolResult(ToolResult.structured(JsonArray.of("a")));
        assertEquals(revision.since(Revision.V2025_06_18), object.has("structuredContent"));
        assertEquals(revision.isModern(), list.has("structuredContent"));
        assertTrue(list.get("content").orElseThrow().toString().contains("[\\\"a\\\"]"));
    }

    @Test
    void showsAnOutputSchemaThatIsNoObjectToModernClientsAlone() {
        Tool listing = Tool.named("t").output("{\"type\":\"array\"}").handler((_, _) -> null);
        assertFalse(Codec.of(Revision.V2025_11_25).definitions().tool(listing).has("outputSchema"));
        assertTrue(Codec.of(Revision.LATEST).definitions().tool(listing).has("outputSchema"));
    }

    private static void assertMembers(String names, JsonObject json) {
        assertEquals(List.of(names.split(" ")), json.names());
    }
}
