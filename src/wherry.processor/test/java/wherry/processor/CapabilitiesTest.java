package wherry.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;
import wherry.testkit.Answer;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;
import wherry.tool.Capability;

/// The capability that the processor writes for annotated methods, and how it serves a client.
class CapabilitiesTest {
    private static final String ALL = """
            {"all": {
                "wholes": {"small": -128, "medium": 32767, "usual": -2147483648, "large": 9223372036854775807,
                    "huge": 123456789012345678901234567890},
                "parts": {"single": 0.1, "twice": 1.5, "exact": 0.10000000000000000000000001, "given": true},
                "texts": {"text": "é\\"\\n", "letter": "x", "colour": "dark_blue", "uri": "https://example.com/a",
                    "uuid": "123e4567-e89b-42d3-a456-426614174000", "bytes": "AAEC"},
                "times": {"instant": "2026-01-31T12:30:00Z", "date": "2026-01-31", "time": "12:30:01", "date_time": "2026-01-31T12:30:01",
                    "offset": "2026-01-31T12:30:01+01:00", "zoned": "2026-01-31T12:30:01+01:00[Europe/Paris]", "zone": "Asia/Tokyo",
                    "duration": "PT1H30M", "period": "P1M2D", "year": 2026, "month": "2026-01"},
                "many": {"list": [[1, 2], []], "set": ["red"], "numbers": [1.5], "dates": ["2026-01-31"], "map": {"a": {"b": 3}},
                    "present": "red", "json": {"x": [null]}, "page": {"items": ["a"], "next": "b"}}}}""";

    @TempDir
    private Path folder;

    private static String resource(String name) {
        try (var in = CapabilitiesTest.class.getResourceAsStream("/acme/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Compiled compiled(String name) {
        return Compiled.of(folder, resource(name + ".java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Everything", "Notes"})
    void haveSchemasThatEveryClientTakes(String name) {
        try (var server = TestServer.with(compiled(name).capability(name + "Capability"))) {
            server.requirePortable(Map.of());
        }
    }

    @Test
    void areWrittenAsByHand() throws IOException {
        Compiled notes = compiled("Notes");
        String written = notes.written("NotesCapability");

        assertEquals(List.of(), notes.problems());
        if (!written.equals(resource("NotesCapability.java"))) {
            Path proposal = Files.writeString(Path.of(System.getProperty("java.io.tmpdir"), "NotesCapability.java"), written);
            assertEquals(resource("NotesCapability.java"), written, "when that is meant, copy " + proposal + " to test/resources/acme");
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void serveToolsResourcesAndPromptsInEachRevision(String revision) {
        try (var server = TestServer.with(compiled("Notes").capability("NotesCapability")); var peer = server.peer(revision)) {
            assertEquals(List.of("add_note", "find"), peer.tools().stream().map(tool -> tool.string("name").orElseThrow()).toList());
            Answer added = peer.call("add_note", JsonObject.parse("{\"note\": {\"title\": \"second\", \"priority\": \"very_high\"}}"));
            assertTrue(added.text().contains("{\"title\":\"second\",\"tags\":[],\"priority\":\"very_high\"}"), added.text());
            assertEquals("{\"result\":[\"first\"]}", peer.call("find", Map.of("text", "first")).text());
            assertEquals("Invalid arguments: /text: expected a string that matches ^[a-z ]+$, got string \"A\"",
                    peer.call("find", Map.of("text", "A")).failure());
            assertEquals("Invalid arguments: /note/title: expected 1 to 200 characters, got string \"\"",
                    peer.call("add_note", JsonObject.parse("{\"note\": {\"title\": \"\"}}")).failure());
            assertEquals("first\nsecond", text(peer.read("notes://titles")));
            assertEquals("{\"title\":\"first\",\"tags\":[]}", text(peer.read("notes://0")));
            assertTrue(peer.read("notes://7").isFault());
            assertEquals(List.of("0"), peer.completeTemplate("notes://{number}", "number", "0"));
            assertTrue(peer.prompt("summary", Map.of("language", "Polish")).result().toString().contains("in Polish"));
        }
    }

    @Test
    void areNamedAfterTheirClass() {
        assertEquals("notes", compiled("Notes").capability("NotesCapability").name());
    }

    @Test
    void sayWhatScopesACallerNeeds() {
        Capability notes = compiled("Notes").capability("NotesCapability");

        assertEquals(List.of("notes:read", "notes:write"), List.copyOf(notes.tools().getFirst().scopes()));
        assertEquals(List.of(), List.copyOf(notes.tools().getLast().scopes()));
        assertEquals(List.of("notes:read"), List.copyOf(notes.resourceTemplates().getFirst().scopes()));
        assertEquals(List.of("notes:read"), List.copyOf(notes.prompts().getFirst().scopes()));
    }

    @Test
    void completeSeveralArgumentsByOneMethod() {
        Compiled compiled = Compiled.of(folder, """
                package acme;

                import java.util.List;
                import wherry.tool.method.*;

                class Trips {
                    /// Plans a trip.
                    /// @param from where it begins
                    /// @param to where it ends
                    @PromptMethod
                    String trip(String from, String to) {
                        return from + to;
                    }

                    @Completes(method = "trip", parameter = "from")
                    @Completes(method = "trip", parameter = "to")
                    List<String> cities(String typed) {
                        return List.of(typed + "yon");
                    }
                }
                """);
        try (var server = TestServer.with(compiled.capability("TripsCapability")); var peer = server.peer("2026-07-28")) {
            assertEquals(List.of("Lyon"), peer.completePrompt("trip", "from", "L"));
            assertEquals(List.of("Lyon"), peer.completePrompt("trip", "to", "L"));
        }
    }

    @Test
    void takeMethodsThatAreNamedAsThoseOfACapabilityOrTwice() {
        Compiled compiled = Compiled.of(folder, """
                package acme;

                import wherry.tool.method.*;

                class Names {
                    /// Closes.
                    @ToolMethod
                    String close() {
                        return "closed";
                    }

                    /// Notifies.
                    /// @param times how often
                    @PromptMethod
                    @ToolMethod(name = "notify")
                    String notifyAll(int times) {
                        return "notified";
                    }
                }
                """);
        try (var server = TestServer.with(compiled.capability("NamesCapability")); var peer = server.peer("2026-07-28")) {
            assertEquals("closed", peer.call("close", Map.of()).text());
            assertEquals("notified", peer.call("notify", Map.of("times", 2)).text());
        }
    }

    private static String text(Answer read) {
        return ((JsonObject) read.result().array("contents").orElseThrow().items().getFirst()).string("text").orElseThrow();
    }

    @Test
    void giveEachTypeBackAsItCame() {
        try (var server = TestServer.with(compiled("Everything").capability("EverythingCapability"));
                var peer = server.peer("2026-07-28")) {
            assertEquals(JsonObject.parse(ALL).object("all").orElseThrow(), peer.call("everything", JsonObject.parse(ALL)).structured());
        }
    }

    /// @param arguments JSON with `'` for `"`, as in the other columns
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "shape    | {'shape': {'kind': 'circle', 'radius': 1.5}}             | {'kind':'circle','radius':1.5}",
        "shape    | {'shape': {'kind': 'square', 'width': 2, 'name': 'a'}}   | {'kind':'square','width':2,'name':'a'}",
        "shape    | {'shape': {'kind': 'square', 'radius': 2}}  | Invalid arguments: /shape/kind: expected 'width' beside it, got string 'square'",
        "shape    | {'shape': {'kind': 'oval'}}  | Invalid arguments: /shape/kind: expected 'circle' or 'square', got string 'oval'",
        "add_up   | {'first': 1, 'more': [2, 3]}                             | {'result':6}",
        "nothing  | {}                                                       | Done.",
        "say      | {'words': ['a', 'b']}                                    | a b",
        "say      | {'words': []}                                            | Invalid arguments: /words: expected at least 1 item, got array of 0 items",
        "find     | {'colour': 'red'}                                        | {}",
        "find     | {'colour': 'dark_blue'}                                  | {'result':'dark_blue'}",
        "counts   | {}                                                       | {'one':1}",
        "contents | {}                                                       | a\\nb",
        "failing  | {}                                                       | no",
        "any      | {'value': {'x': 1}}                                      | {'result':{'x':1}}",
        "any      | {'value': {}, 'more': [1, 'a']}                          | {'result':[1,'a']}"})
    void readAndAnswer(String tool, String arguments, String text) {
        try (var server = TestServer.with(compiled("Everything").capability("EverythingCapability"));
                var peer = server.peer("2026-07-28")) {
            Answer answer = peer.call(tool, JsonObject.parse(arguments.replace('\'', '"')));
            assertEquals(text.replace("'", "\"").replace("\\n", "\n"),
                    (answer.isError() ? answer.failure() : answer.text()).replace("'", "\""));
        }
    }

    /// The schemas have only keywords that all clients accept.
    @Test
    void keepToKeywordsThatEachClientTakes() {
        try (var server = TestServer.with(compiled("Everything").capability("EverythingCapability"));
                TestPeer peer = server.peer("2026-07-28")) {
            String schemas = peer.tools().toString();
            for (String keyword : List.of("$ref", "$defs", "oneOf", "anyOf", "allOf", "const", "pattern", "maxLength", "minItems")) {
                assertTrue(!schemas.contains('"' + keyword + '"'), keyword);
            }
            assertTrue(schemas.contains("\"x-mcp-header\":\"First\""), schemas);
        }
    }
}
