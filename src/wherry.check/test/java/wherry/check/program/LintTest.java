package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;

/// `wherry lint` of the real program, and what it says of the capabilities that this repository holds.
class LintTest {
    private static final String EXCEPT = "json_schema_2020_12_tool: the conformance suite asks for it";

    @TempDir
    private Path root;

    private record Said(int exitCode, String output, String errors) {
        JsonObject json() {
            return JsonObject.parse(output);
        }

        JsonObject tool(String name) {
            return tools().stream().filter(tool -> tool.string("tool").orElseThrow().equals(name)).findFirst().orElseThrow();
        }

        List<JsonObject> tools() {
            return json().array("tools").orElseThrow().items().stream().map(JsonObject.class::cast).toList();
        }
    }

    private static Said lint(Map<String, String> environment, List<String> options, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[0] = "lint";
        try (var program = Program.start(environment, options, all)) {
            return new Said(program.exitCode(), program.output(), program.errors());
        }
    }

    /// Of all modules but the fixture, with the tools that settings bring.
    private Said shipped(String... arguments) {
        String modules = Arrays.stream(Program.modulePath().split(System.getProperty("path.separator")))
                .filter(place -> !place.endsWith("fixture-modules")).collect(Collectors.joining(System.getProperty("path.separator")));
        return lint(Map.of("MCP_FILES_ROOTS", root.toString(), "MCP_FILES_WRITE", "on"), List.of("--module-path", modules), arguments);
    }

    @Test
    void findsThatEveryClientTakesTheToolsOfThisRepository() {
        Said said = shipped("--json", "--fail");
        assertEquals(0, said.exitCode(), said.output());
        assertTrue(said.json().isTrue("clean") && said.tools().size() >= 30, said.output());
        assertEquals(said.json().number("bytes").orElseThrow().longValue(), said.tools().stream().mapToLong(tool -> tool.number("bytes").orElseThrow().longValue()).sum());
    }

    /// Directories of tools demand the hints, and lists show the first sentence alone.
    @Test
    void findsHintsAndAFirstSentenceInEachToolOfThisRepository() {
        List<String> lacking = shipped("--json").tools().stream().filter(tool -> List.of("\"hints\"", "\"no_description\"", "\"long_first_sentence\"").stream()
                .anyMatch(rule -> tool.toString().contains("\"rule\":" + rule))).map(tool -> tool.string("tool").orElseThrow()).toList();
        assertEquals(List.of(), lacking);
    }

    @Test
    void looksAtTheToolsThatClientsSee() {
        Said said = lint(Map.of("MCP_TOOL_SEARCH", "on"), List.of(), "--json", "--fail");
        assertEquals(0, said.exitCode(), said.output());
        // A tool with header parameters is listed always.
        assertEquals(List.of("search_tools", "call_tool", "x_headers"), said.tools().stream().map(tool -> tool.string("tool").orElseThrow()).toList());
    }

    @Test
    void showsPeopleWhatEachToolCostsAndWhatBreaksClients() {
        Said said = lint(Map.of(), List.of());
        assertEquals(0, said.exitCode(), said.errors());
        assertTrue(said.output().lines().anyMatch(line -> line.matches("echo +\\d+ +\\d+ +\\d+")), said.output());
        assertTrue(said.output().lines().anyMatch(line -> line.matches("json_schema_2020_12_tool +[\\d,]+ +\\d+ +\\d+  .*gemini.*")), said.output());
        assertTrue(said.output().contains("json_schema_2020_12_tool /inputSchema/$defs (reference)\n  note for openai: takes a part of such schemas\n"
                + "  breaks gemini: the API refuses the request\n  breaks safe: not for every client\n  write the schema in place\n"), said.output());
        assertFalse(said.output().contains("(rare_keyword)"), said.output());
        assertTrue(lint(Map.of(), List.of(), "--notes").output().contains("(rare_keyword)"));
    }

    @Test
    void failsOnRequestWhenAToolBreaksAClient() {
        assertEquals(1, lint(Map.of(), List.of(), "--fail").exitCode());
        assertEquals(1, lint(Map.of(), List.of(), "--fail", "--client=gemini", "--json").exitCode());
        assertEquals(0, lint(Map.of(), List.of(), "--fail", "--client=vscode").exitCode());
    }

    @Test
    void doesNotFailForAToolThatIsExcepted() {
        Said said = lint(Map.of("MCP_LINT_EXCEPT", EXCEPT), List.of(), "--fail", "--json", "--client=gemini");
        assertEquals(0, said.exitCode(), said.output());
        assertEquals(Json.of("the conformance suite asks for it"), said.tool("json_schema_2020_12_tool").get("exception").orElseThrow());
        assertTrue(said.tool("json_schema_2020_12_tool").array("findings").orElseThrow().size() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--client=emacs", "--lint-except=a", "--nonsense"})
    void refusesWhatItDoesNotKnow(String argument) {
        Said said = lint(Map.of(), List.of(), argument);
        assertEquals(2, said.exitCode());
        assertTrue(said.errors().startsWith("wherry: "), said.errors());
        assertTrue(!argument.contains("client") || said.errors().contains("expected one of claude, openai, gemini, vscode, cursor, safe, got 'emacs'"), said.errors());
    }

    @Test
    void warnsOfAToolThatBreaksClientsAfterTheStart() {
        try (var program = Program.start(Map.of("LOG_FORMAT", "text"))) {
            program.call(1, "echo", "{\"message\":\"a\"}").response(1);
            program.awaitError("tool breaks clients");
            assertTrue(program.errors().lines().filter(line -> line.contains("tool breaks clients")).allMatch(line -> line.contains("json_schema_2020_12_tool")),
                    program::errors);
        }
    }

    @Test
    void takesArgumentsThatCameAsTextUnlessASettingForbidsIt() {
        try (var program = Program.start(Map.of())) {
            assertTrue(program.call(1, "big_result", "{\"bytes\":\"7\"}").response(1).toString().contains("\"xxxxxxx\""));
        }
        try (var program = Program.start(Map.of("MCP_TEXT_ARGUMENTS", "off"))) {
            assertTrue(program.call(1, "big_result", "{\"bytes\":\"7\"}").response(1).toString().contains("/bytes: expected integer, got string"));
        }
    }

    @Test
    void refusesAResultOverTheLimitOfTheSetting() {
        try (var program = Program.start("--max-result=2k")) {
            assertFalse(program.call(1, "big_result", "{\"bytes\":1500}").response(1).toString().contains("isError"));
            String refused = program.call(2, "big_result", "{\"bytes\":3000}").response(2).toString();
            assertTrue(refused.contains("its result has 3039 bytes, and the limit is 2048") && refused.contains("\"isError\":true"), refused);
        }
    }
}
