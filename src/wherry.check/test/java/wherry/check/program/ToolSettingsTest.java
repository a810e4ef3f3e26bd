package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.JsonObject;

/// The settings of the real program that say which tools a client sees.
class ToolSettingsTest {
    private static final String GUESTS = """
            package acme.guests;

            import java.util.List;
            import wherry.tool.Capability;
            import wherry.tool.Tool;
            import wherry.tool.ToolResult;

            public final class Guests implements Capability {
                public String name() { return "guests"; }

                public List<Tool> tools() {
                    return List.of(Tool.named("greet").readOnly().handler((arguments, call) -> ToolResult.text("hello")),
                            Tool.named("banish").destructive().handler((arguments, call) -> ToolResult.text("away")));
                }
            }
            """;

    private static List<String> listed(Program program) {
        return program.request(1, "tools/list", "{}").response(1).object("result").orElseThrow().array("tools").orElseThrow().items().stream()
                .map(each -> ((JsonObject) each).string("name").orElseThrow()).toList();
    }

    /// In a module of its own, so that its last part is another name than that of the capability.
    private static void guests(Path work, Path modules) {
        new JarBuilder(work).file("module-info.java",
                "module acme.visit { requires wherry.tool; provides wherry.tool.Capability with acme.guests.Guests; }")
                .file("acme/guests/Guests.java", GUESTS).build(modules.resolve("acme.visit.jar"));
    }

    @Test
    void servesTheToolsOfTheModulesThatAreSwitchedOn() {
        try (var program = Program.start(Map.of("MCP_TOOLS", "+time, -date_diff, -time.cron_next", "MCP_TOOL_PREFIX", "acme_"))) {
            assertEquals(List.of("acme_convert_time", "acme_get_current_time", "acme_resolve_datetime"), listed(program).stream().sorted().toList());
            String answer = program.call(2, "acme_get_current_time", "{\"timezone\":\"Europe/Oslo\"}").response(2).toString();
            assertTrue(answer.contains("Europe/Oslo") && !answer.contains("isError\":true"), answer);
            assertTrue(program.call(3, "get_current_time", "{}").response(3).toString().contains("Unknown tool: get_current_time"));
        }
    }

    @Test
    void switchesTheToolsOfAJarByItsModuleAndItsCapability(@TempDir Path work, @TempDir Path modules) {
        guests(work, modules);
        for (String rules : List.of("+acme.visit,-banish", "+visit,-guests.banish", "+guests,-acme.visit.b*", "+guests.greet")) {
            try (var program = Program.start(Map.of("MCP_TOOLS", rules), "--modules=" + modules)) {
                assertEquals(List.of("greet"), listed(program), rules);
            }
        }
        try (var program = Program.start("--read-only=on", "--tools=+guests", "--modules=" + modules)) {
            assertEquals(List.of("greet"), listed(program));
        }
    }

    @Test
    void endsByANameThatMatchesNothingAndListsWhatThereIs() {
        for (String command : List.of("check", "--log-level=info")) {
            try (var program = Program.start(Map.of("MCP_TOOLS", "+time,-time.cron_nxt"), command)) {
                assertEquals(2, program.exitCode(), program::errors);
                assertEquals("", program.output());
                assertTrue(program.errors().contains("wherry: MCP_TOOLS: 'time.cron_nxt' is the name of no module and no tool; there are "),
                        program::errors);
                assertTrue(program.errors().contains("time, time.get_current_time, "), program::errors);
            }
        }
    }

    @Test
    void checksHowManyToolsAreOnAndOff(@TempDir Path work, @TempDir Path modules) {
        guests(work, modules);
        try (var program = Program.start(Map.of("MCP_TOOLS", "+guests", "MCP_TOOL_PREFIX", "x_"), "check", "--read-only=on",
                "--modules=" + modules)) {
            assertEquals(0, program.exitCode(), program::errors);
            List<String> lines = program.output().lines().toList();
            assertEquals("Tools that are on: 1 (x_greet)", lines.getFirst());
            assertTrue(lines.get(1).startsWith("Tools that are off: ") && lines.get(1).contains("banish") && lines.get(1).contains("cron_next"),
                    lines::toString);
            assertEquals("The settings are valid.", lines.getLast());
        }
    }
}
