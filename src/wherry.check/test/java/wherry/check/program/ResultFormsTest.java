package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Content and structured content of the tools that this repository holds, in each revision: some clients give the model the one, some the
/// other.
class ResultFormsTest {
    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("get_current_time", "{'timezone':'Europe/Paris'}"),
            Map.entry("convert_time", "{'source_timezone':'Europe/Paris','time':'12:00','target_timezone':'Asia/Tokyo'}"),
            Map.entry("date_diff", "{'start':'2026-01-01','end':'2026-02-01'}"),
            Map.entry("resolve_datetime", "{'text':'next monday'}"),
            Map.entry("cron_next", "{'expression':'0 9 * * 1'}"),
            Map.entry("create_entities", "{'entities':[{'name':'a','entityType':'t','observations':['o']}]}"),
            Map.entry("search_nodes", "{'query':'a'}"),
            Map.entry("read_graph", "{}"),
            Map.entry("sequentialthinking", "{'thought':'t','nextThoughtNeeded':false,'thoughtNumber':1,'totalThoughts':1}"),
            Map.entry("list_directory", "{'path':'.'}"),
            Map.entry("read_text_file", "{'path':'long.txt'}"),
            Map.entry("search_files", "{'path':'.','pattern':'*.txt'}"),
            Map.entry("read_media_file", "{'path':'pixel.png'}"),
            Map.entry("write_file", "{'path':'new.txt','content':'c'}"));

    @TempDir
    private Path root;

    private Program start(String revision) throws IOException {
        Files.writeString(root.resolve("long.txt"), "a line\n".repeat(100_000));
        Files.write(root.resolve("pixel.png"), new byte[] {1, 2, 3});
        Program program = Program.start(Map.of("MCP_FILES_ROOTS", root.toString(), "MCP_FILES_WRITE", "on", "MCP_DATA", root.toString()));
        if (!isModern(revision)) {
            program.send(JsonObject.parse("""
                    {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {"protocolVersion": "%s", "capabilities": {},
                     "clientInfo": {"name": "c", "version": "1"}}}""".formatted(revision)).toString()).response(0);
            program.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        }
        return program;
    }

    private static boolean isModern(String revision) {
        return revision.equals("2026-07-28");
    }

    private static JsonObject ask(Program program, String revision, int id, String method, String params) {
        if (isModern(revision)) {
            program.request(id, method, params);
        } else {
            program.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        }
        JsonObject response = program.response(id);
        return response.object("result").orElseThrow(() -> new AssertionError(params + ": " + response));
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void agree(String revision) throws IOException {
        try (var program = start(revision)) {
            Map<String, JsonObject> tools = new HashMap<>();
            ask(program, revision, 1, "tools/list", "{}").array("tools").orElseThrow().items().forEach(tool ->
                    tools.put(((JsonObject) tool).string("name").orElseThrow(), (JsonObject) tool));
            int id = 2;
            for (var call : CALLS.entrySet()) {
                JsonObject result = ask(program, revision, id++, "tools/call",
                        "{\"name\":\"" + call.getKey() + "\",\"arguments\":" + call.getValue().replace('\'', '"') + "}");
                String context = call.getKey() + ": " + (result.toString().length() > 2000 ? "a long result" : result);
                assertTrue(!result.has("isError"), context);
                check(tools.get(call.getKey()), result, revision, context);
            }
        }
    }

    private static void check(JsonObject tool, JsonObject result, String revision, String context) {
        assertEquals(tool.has("outputSchema"), result.has("structuredContent"), context);
        assertTrue(!result.has("structuredContent") || revision.compareTo("2025-06-18") >= 0, context);
        List<Json> content = result.array("content").orElseThrow().items();
        assertTrue(!content.isEmpty(), context);
        result.object("structuredContent").ifPresent(structured -> {
            String whole = structured.toString();
            for (Json part : content) {
                String text = ((JsonObject) part).string("text").orElseThrow(() -> new AssertionError("content that the structured part lacks: " + context));
                assertTrue(text.equals(whole) || holds(structured, text), context);
            }
        });
    }

    /// Whether a member is the text, or the text is a member with how to go on after it.
    private static boolean holds(JsonObject structured, String text) {
        return structured.values().stream().anyMatch(value -> value instanceof JsonString(String member)
                && (text.equals(member) || !member.isEmpty() && text.startsWith(member)));
    }
}
