package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.options.ToolOptions;
import wherry.server.options.ToolRule;
import wherry.server.session.Session;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// Which tools clients see by the settings. The capability is named `bench`.
@Timeout(30)
class ToolSelectionTest {
    private final ServerHarness bench = ServerHarness.with(tool("look").readOnly(), tool("write"), tool("delete").destructive());

    private static Tool tool(String name) {
        return Tool.named(name).handler((_, _) -> ToolResult.text("did " + name));
    }

    private static ToolOptions options(String prefix, boolean readOnly, String... rules) {
        return new ToolOptions(Stream.of(rules).map(ToolRule::of).toList(), prefix, readOnly, Integer.MAX_VALUE, List.of());
    }

    private static List<String> names(RecordingChannel list) throws InterruptedException {
        return list.result().array("tools").orElseThrow().items().stream().map(each -> ((JsonObject) each).string("name").orElseThrow())
                .toList();
    }

    private List<String> listed() throws InterruptedException {
        List<String> modern = names(bench.modern("tools/list", JsonObject.EMPTY, JsonObject.EMPTY));
        assertEquals(modern, names(bench.legacy(bench.open("2025-06-18", JsonObject.EMPTY), "tools/list", JsonObject.EMPTY)));
        return modern;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void hidesWhatIsSwitchedOffAndRefusesItsCallsAsThoseOfAnUnknownTool() throws InterruptedException {
        bench.tools(options("", false, "-write"));
        assertEquals(List.of("look", "delete"), listed());
        assertEquals(new Fault.InvalidParams("Unknown tool: write"), bench.call("write").fault());
        Session session = bench.open("2025-06-18", JsonObject.EMPTY);
        assertEquals(new Fault.InvalidParams("Unknown tool: write"), bench.call(session, "write").fault());
        assertTrue(bench.call("look").result().toString().contains("did look"));
        assertEquals(List.of("write"), bench.server().catalog().toolsOff());
    }

    @Test
    void leavesOnlyToolsThatSayThatTheyChangeNothing() throws InterruptedException {
        bench.tools(options("", true));
        assertEquals(List.of("look"), listed());
        assertEquals(List.of("write", "delete"), bench.server().catalog().toolsOff());
    }

    @Test
    void doesNotSwitchOnByARuleWhatReadOnlySwitchesOff() throws InterruptedException {
        bench.tools(options("", true, "+look", "+write"));
        assertEquals(List.of("look"), listed());
    }

    @Test
    void putsThePrefixBeforeEachName() throws InterruptedException {
        bench.tools(options("acme_", false, "-write"));
        assertEquals(List.of("acme_look", "acme_delete"), listed());
        assertTrue(bench.call("acme_look").result().toString().contains("did look"));
        assertEquals(new Fault.InvalidParams("Unknown tool: look"), bench.call("look").fault());
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("\"tool\":\"acme_look\"")), () -> bench.logged.toString());
    }

    @Test
    void refusesAPrefixThatMakesANameTooLong() {
        bench.offered.tools = List.of(tool("a".repeat(44)));
        bench.tools(options("acme_", false));
        String message = assertThrows(IllegalArgumentException.class, bench::server).getMessage();
        assertEquals("MCP_TOOL_PREFIX: 'acme_" + "a".repeat(44) + "' has 49 characters; with the prefix a tool's name may have 48, "
                + "as clients put names of their own before it", message);
        bench.offered.tools = List.of(tool("a".repeat(43)));
    }

    @Test
    void holdsForToolsThatComeLater() throws InterruptedException {
        bench.tools(options("x_", false, "-bench.late*"));
        assertEquals(List.of("x_look", "x_write", "x_delete"), listed());
        bench.server().catalog().checkTools();
        Session session = bench.open("2025-06-18", JsonObject.EMPTY);
        bench.offered.tools = List.of(tool("look"), tool("lately"), tool("new"));
        bench.offered.host.listsChanged();
        assertEquals(List.of("x_look", "x_new"), listed());
        assertEquals(new Fault.InvalidParams("Unknown tool: x_lately"), bench.call(session, "x_lately").fault());
    }

    @Test
    void tellsNoChangeOfAToolThatIsOff() throws InterruptedException {
        bench.tools(options("", false, "+look"));
        var told = new CopyOnWriteArrayList<Json>();
        bench.open("2025-06-18", JsonObject.EMPTY, told::add);
        bench.offered.tools = List.of(bench.offered.tools.getFirst(), tool("other"));
        bench.offered.host.listsChanged();
        assertEquals(List.of(), told);
        bench.offered.tools = List.of(tool("look").description("other"));
        bench.offered.host.listsChanged();
        assertEquals(1, told.size());
        assertEquals(List.of("look"), listed());
    }

    @Test
    void listsWhatThereIsWhenANameMatchesNothing() {
        bench.tools(options("x_", false, "+bench", "-bench.wriet", "-tiem", "-bench.later_*"));
        String message = assertThrows(IllegalArgumentException.class, () -> bench.server().catalog().checkTools()).getMessage();
        String there = " is the name of no module and no tool; there are bench, bench.look, bench.write, bench.delete";
        assertEquals("MCP_TOOLS: 'bench.wriet'" + there + "\nMCP_TOOLS: 'tiem'" + there, message);
    }

    @Test
    void leavesOutTheInstructionsOfACapabilityWithoutTools() throws InterruptedException {
        bench.offered.instructions = "Look before you write.";
        bench.tools(options("", false, "-bench"));
        assertFalse(bench.modern("server/discover", JsonObject.EMPTY, JsonObject.EMPTY).result().toString().contains("Look before"));
    }
}
