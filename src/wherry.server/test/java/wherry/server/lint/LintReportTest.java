package wherry.server.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.server.ServerHarness;
import wherry.server.options.ClientOptions;
import wherry.tool.CheckedSchema;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;
import wherry.tool.portable.ClientFamily;

@Timeout(30)
class LintReportTest {
    private static final Tool PLAIN = tool("plain").input("""
            {"type": "object", "properties": {"a": {"type": "string", "description": "A text."}}}""");
    private static final Tool BROKEN = tool("broken").input("""
            {"type": "object", "properties": {"a": {"type": "array"}}}""");

    private static Tool tool(String name) {
        return Tool.named(name).description("Does something.").annotations(ToolAnnotations.READ_ONLY).handler((_, _) -> ToolResult.text("done"));
    }

    @Test
    void tellsTheSizeOfEachToolAndOfAll() throws InterruptedException {
        try (var bench = ServerHarness.with(PLAIN, tool("other"))) {
            LintReport report = bench.server().lint();
            assertEquals(List.of("plain", "other"), report.tools().stream().map(ToolLint::name).toList());
            String listed = bench.modern("tools/list", JsonObject.EMPTY, JsonObject.EMPTY).result().array("tools").orElseThrow().items().getFirst().toString();
            assertEquals(listed.length(), report.tools().getFirst().bytes());
            assertEquals(report.bytes(), report.tools().stream().mapToInt(ToolLint::bytes).sum());
            // plain: 5 characters, Does something.: 15, its schema: 77
            assertEquals(2 + 4 + 20, report.tools().getFirst().tokens());
            assertTrue(report.isClean());
        }
    }

    @Test
    void countsFindingsByClient() {
        try (var bench = ServerHarness.with(PLAIN, BROKEN)) {
            LintReport report = bench.server().lint();
            assertFalse(report.isClean());
            assertEquals(List.of(0L, 1L, 0L, 1L, 0L, 1L), Stream.of(ClientFamily.values()).map(client -> report.count(client, true)).toList());
            assertFalse(report.of(ClientFamily.VSCODE).isClean());
            assertTrue(report.of(ClientFamily.CLAUDE).isClean());
        }
    }

    @Test
    void doesNotCountAToolThatIsExceptedAndShowsTheReason() {
        try (var bench = ServerHarness.with(BROKEN).clients(new ClientOptions(true, 1000, Map.of("broken", "for Claude alone")))) {
            LintReport report = bench.server().lint();
            assertTrue(report.isClean());
            assertEquals(0, report.count(ClientFamily.VSCODE, true));
            JsonObject json = (JsonObject) report.json().array("tools").orElseThrow().items().getFirst();
            assertEquals("for Claude alone", json.string("exception").orElseThrow());
            assertEquals(1, json.array("findings").orElseThrow().size());
        }
    }

    @Test
    void givesScriptsWhereAndWhatAndWhatInstead() {
        try (var bench = ServerHarness.with(BROKEN)) {
            JsonObject json = bench.server().lint().json();
            assertFalse(json.isTrue("clean"));
            assertEquals("{\"breaks\":1,\"notes\":0}", json.object("clients").orElseThrow().object("openai").orElseThrow().toString());
            JsonObject finding = (JsonObject) ((JsonObject) json.array("tools").orElseThrow().items().getFirst()).array("findings").orElseThrow().items().getFirst();
            assertEquals("/inputSchema/properties/a", finding.string("at").orElseThrow());
            assertEquals("array_without_items", finding.string("rule").orElseThrow());
            assertEquals("{\"client\":\"vscode\",\"breaks\":true,\"what\":\"the chat fails\"}", finding.array("effects").orElseThrow().items().get(1).toString());
            assertEquals("add items", finding.string("instead").orElseThrow());
        }
    }

    @Test
    void saysWhichClientsTakeFewerTools() {
        try (var bench = ServerHarness.with(IntStream.rangeClosed(1, 41).mapToObj(i -> tool("t" + i)).toArray(Tool[]::new))) {
            LintReport report = bench.server().lint();
            assertFalse(report.isClean());
            assertEquals("number_of_tools", report.list().getFirst().rule());
            assertFalse(report.of(ClientFamily.CURSOR).isClean());
            assertTrue(report.of(ClientFamily.OPENAI).isClean());
        }
    }

    @Test
    void warnsOnceOfEachToolThatBreaksClientsAndAgainWhenItChanges() {
        try (var bench = ServerHarness.with(PLAIN, BROKEN, tool("excused").input(BROKEN.inputSchema()))) {
            var warnings = new PortabilityWarnings(bench.server().catalog(), Map.of("excused", "old"), bench.log());
            warnings.run();
            warnings.run();
            bench.offered.tools = List.of(PLAIN, BROKEN.handler((_, _) -> null), tool("late").input(BROKEN.inputSchema()));
            bench.offered.host.listsChanged();
            warnings.run();
            assertEquals(List.of("broken", "late"), warned(bench));
            bench.offered.tools = List.of(BROKEN.input("""
                    {"type": "object", "properties": {"b": {"type": "array"}}}"""));
            bench.offered.host.listsChanged();
            warnings.run();
            assertEquals(List.of("broken", "late", "broken"), warned(bench));
        }
    }

    @Test
    void doesNotLookAtToolsOfWhichTheCompilerWarned() {
        try (var bench = ServerHarness.with(tool("generated").input(CheckedSchema.of("{\"type\":\"object\"}")))) {
            new PortabilityWarnings(bench.server().catalog(), Map.of(), bench.log()).run();
            assertEquals(List.of(), warned(bench));
            assertFalse(bench.server().lint().isClean());
        }
    }

    private static List<String> warned(ServerHarness bench) {
        return bench.logged.stream().filter(line -> line.startsWith("WARNING tool breaks clients "))
                .map(line -> JsonObject.parse(line.substring(line.indexOf('{'))).string("tool").orElseThrow()).toList();
    }

    @Test
    void warnsWithFiveProblemsAtMostAndCountsTheRest() {
        String properties = String.join(",", IntStream.range(0, 8).mapToObj(i -> "\"p" + i + "\": {\"type\": \"array\"}").toList());
        try (var bench = ServerHarness.with(tool("t").input("{\"type\": \"object\", \"properties\": {" + properties + "}}"))) {
            new PortabilityWarnings(bench.server().catalog(), Map.of(), bench.log()).run();
            JsonObject fields = JsonObject.parse(bench.logged.getFirst().substring(bench.logged.getFirst().indexOf('{')));
            assertEquals(5, fields.array("problems").orElseThrow().size());
            assertEquals("3", fields.number("more").orElseThrow().toString());
            assertEquals("\"/inputSchema/properties/p0: openai: the API refuses the request, vscode: the chat fails, safe: not for every client; add items\"",
                    fields.array("problems").orElseThrow().items().getFirst().toString());
        }
    }
}
