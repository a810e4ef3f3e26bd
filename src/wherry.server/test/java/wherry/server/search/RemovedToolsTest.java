package wherry.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.ServerHarness;
import wherry.server.session.Session;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

@Timeout(30)
class RemovedToolsTest {
    private static final String REMOVED = "The tool 'old' was removed from this server, so do not call it again. The tools now are: ";

    private final ServerHarness bench = ServerHarness.with(tool("old"), tool("kept"));

    private static Tool tool(String name) {
        return Tool.named(name).handler((_, _) -> ToolResult.text("did " + name));
    }

    private void change(Tool... tools) {
        bench.offered.tools = List.of(tools);
        bench.offered.host.listsChanged();
    }

    private static void assertTold(String expected, JsonObject result) {
        assertEquals(expected, ((JsonObject) result.array("content").orElseThrow().items().getFirst()).string("text").orElseThrow());
        assertTrue(result.toString().contains("\"isError\":true"), result::toString);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void tellAModelThatCallsOne() throws InterruptedException {
        bench.server();
        change(tool("kept"), tool("new"));
        assertTold(REMOVED + "kept, new", bench.call("old").result());
        assertEquals(new Fault.InvalidParams("Unknown tool: never"), bench.call("never").fault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    void tellAModelInEachSession(String revision) throws InterruptedException {
        Session session = bench.open(revision, JsonObject.EMPTY);
        change(tool("kept"));
        assertTold(REMOVED + "kept", bench.call(session, "old").result());
        assertEquals(new Fault.InvalidParams("Unknown tool: never"), bench.call(session, "never").fault());
    }

    @Test
    void tellAModelWhenTheLastToolIsGone() throws InterruptedException {
        bench.server();
        bench.server().catalog().remove(bench.offered);
        assertTold(REMOVED + "none", bench.call("old").result());
    }

    @Test
    void areForgottenWhenTheyComeBack() throws InterruptedException {
        bench.server();
        change(tool("kept"));
        change(tool("kept"), tool("old"));
        assertTrue(bench.call("old").result().toString().contains("did old"));
    }

    @Test
    void areForgottenAfterADay() {
        long day = RemovedTools.KEPT.toNanos();
        Map<String, Long> gone = RemovedTools.after(Map.of(), List.of("a", "b"), List.of("b"), 5);
        assertEquals(Map.of("a", 5L), gone);
        assertTrue(RemovedTools.isKept(5, day + 4));
        assertFalse(RemovedTools.isKept(5, day + 5));
        assertEquals(Map.of("a", 5L), RemovedTools.after(gone, List.of("b"), List.of("b"), day + 4));
        assertEquals(Map.of(), RemovedTools.after(gone, List.of("b"), List.of("b"), day + 5));
    }

    @Test
    void areBoundedByForgettingTheOldest() {
        Map<String, Long> first = RemovedTools.after(Map.of(), List.of("first"), List.of(), 1);
        List<String> many = IntStream.range(0, RemovedTools.MOST).mapToObj(i -> "tool" + i).toList();
        Map<String, Long> all = RemovedTools.after(first, many, List.of(), 2);
        assertEquals(many, List.copyOf(all.keySet()));
        Map<String, Long> next = RemovedTools.after(all, List.of("last"), List.of(), 3);
        assertEquals(RemovedTools.MOST, next.size());
        assertFalse(next.containsKey("tool0"));
        assertTrue(next.containsKey("last"));
    }

    @Test
    void nameAtMostAHundredOthers() {
        String text = RemovedTools.text("old", IntStream.range(0, 103).mapToObj(i -> "t" + i).toList());
        assertTrue(text.endsWith("t98, t99 and 3 more"), text);
    }
}
