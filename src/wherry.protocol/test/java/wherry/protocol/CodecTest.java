package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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

/// How each revision encodes the same values, which have all their properties.
class CodecTest {
    private static final JsonObject META = JsonObject.of("example.com/m", Json.of(1));
    private static final Annotations HINTS = Annotations.NONE.audience(Role.USER, Role.ASSISTANT).priority(0.5)
            .lastModified(Instant.parse("2026-01-02T03:04:05Z"));
    private static final Icon ICON = Icon.at("https://example.com/i.png").mimeType("image/png").sizes("48x48").theme("dark");
    private static final Tool TOOL = Tool.named("t").title("Title").description("d").input("{\"type\":\"object\"}")
            .output("{\"type\":\"object\"}").annotations(ToolAnnotations.READ_ONLY.title("Hint")).icon(ICON).meta("example.com/m", Json.of(1));
    private static final Resource RESOURCE = Resource.at("a:b", "n").title("Title").description("d").mimeType("text/plain").size(5)
            .annotations(HINTS).icon(ICON).meta("example.com/m", Json.of(1));
    private static final ResourceTemplate TEMPLATE = ResourceTemplate.at("a:{b}", "n").title("Title").description("d")
            .mimeType("text/plain").annotations(HINTS).icon(ICON).meta("example.com/m", Json.of(1));
    private static final Prompt PROMPT = Prompt.named("p").title("Title").description("d")
            .argument(PromptArgument.required("a", "d").title("Title")).icon(ICON).meta("example.com/m", Json.of(1));
    private static final Implementation INFO = Implementation.of("n", "1").title("Title").description("d")
            .websiteUrl("https://example.com/").icon(ICON);
    private static final List<Content> CONTENT = Stream.of(Content.text("t"), Content.image(new byte[1], "image/png"),
            Content.audio(new byte[1], "audio/wav"),
            Content.link("a:b", "n").title("Title").description("d").mimeType("text/plain").size(5),
            Content.resource(ResourceContents.text("a:b", "text/plain", "t").meta(META)),
            Content.resource(ResourceContents.blob("a:b", "", new byte[1]).meta(META)))
            .map(piece -> piece.annotations(HINTS).meta(META)).toList();

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
                ToolResult.structured(JsonObject.of("n", Json.of(1)),
                CONTENT.toArray(Content[]::new)).asError().meta("example.com/m", Json.of(1)))));
        assertValid(revision, "CallToolResult", complete(revision,
                codec.contents().toolResult(ToolResult.structured(JsonArray.of("a")))));
        assertValid(revision, "ReadResourceResult", complete(revision, codec.contents().resourceResult(new ResourceResult(
                List.of(ResourceContents.text("a:b", "text/plain", "t"), ResourceContents.blob("a:b", "x/y", new byte[5])),
                        Caching.NONE, META))));
        assertValid(revision, "GetPromptResult",
                complete(revision, codec.contents().promptResult(PromptResult.of(
                CONTENT.stream().map(PromptMessage::assistant).toArray(PromptMessage[]::new)).description("d").meta("example.com/m", Json.of(1)))));
    }

    /// Adds the members that the server adds to each modern result.
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
        assertTrue(Codec.of(revision).contents().toolResult(ToolResult.of(CONTENT).meta("example.com/m", Json.of(1))).has("_meta"));
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
