package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.JsonObject;

/// `./build.sh dev` on stdio, with one client that stays connected by a legacy session and a modern subscription.
class DevStdioTest {
    /// The longest time for a build of the server on a busy machine.
    private static final int BUILD_SECONDS = 180;
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":"i","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"test","version":"1"}}}""";
    private static final String CHANGED = "\"notifications/tools/list_changed\"";

    private static final String FAILING = """
            @Override
            public void start(Host host) {
                throw new IllegalStateException("not yet");
            }
            """;
    private static final String TOOL = """
            @Override
            public List<Tool> tools() {
                return List.of(Tool.named("fail").handler((_, _) -> {
                    throw new IllegalStateException("what the author wants to know");
                }));
            }
            """;

    @TempDir
    Path folder;
    private Workspace workspace;
    private Program program;
    private int ids = 10;

    @BeforeEach
    void start() {
        workspace = new Workspace(folder.resolve("copy"));
        workspace.saveCapability("late", FAILING);
        program = workspace.dev(Map.of());
        program.send(INITIALIZE);
        program.await(() -> !program.output().isEmpty(), BUILD_SECONDS, () -> "expected an answer");
        assertTrue(program.receive().has("result"));
        program.send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
        program.request(1, "subscriptions/listen", "{\"notifications\":{\"toolsListChanged\":true}}");
        assertEquals("notifications/subscriptions/acknowledged", program.receive().string("method").orElseThrow());
        assertSays("one");
    }

    @AfterEach
    void stop() {
        program.terminate();
        program.exitCode();
    }

    private void assertSays(String word) {
        assertEquals(word, text(program.call(++ids, "say", "{}").response(ids)), program::errors);
    }

    private static String text(JsonObject response) {
        return ((JsonObject) response.object("result").flatMap(result -> result.array("content"))
                .orElseThrow(() -> new AssertionError(response)).items().getFirst()).string("text").orElseThrow();
    }

    /// Begins a call of the code that serves now; it ends after [#letGo].
    private void beginCall(int id) {
        program.call(id, "wait", "{\"begun\":\"" + folder.resolve("begun") + "\",\"go\":\"" + folder.resolve("go") + "\"}");
        program.await(() -> Files.exists(folder.resolve("begun")), 30, () -> "the call does not begin");
    }

    private void letGo() throws IOException {
        Files.createFile(folder.resolve("go"));
    }

    /// Waits until the legacy session and the modern subscription have each been notified this often that the tools changed.
    private void awaitChanges(int count) {
        program.await(() -> program.output().lines().filter(line -> line.contains(CHANGED) && line.contains("subscriptionId\":1"))
                .count() == count && program.output().lines().filter(line -> line.contains(CHANGED)).count() == 2 * count,
                BUILD_SECONDS, () -> "expected " + count + " changes for each");
    }

    private void awaitErrors(String text, int count) {
        program.await(() -> program.errors().split(Pattern.quote(text), -1).length > count, BUILD_SECONDS,
                () -> "expected '" + text + "' on standard error");
    }

    @Test
    void followsTheSourcesOfCapabilities() throws IOException {
        beginCall(2);
        workspace.saveProbe("two");
        awaitErrors("INFO reloaded module=wherry.tools.probe millis=", 1);
        awaitChanges(1);
        assertSays("two");
        letGo();
        assertEquals("one", text(program.response(2)));

        workspace.breakProbe();
        awaitErrors("not reloaded, the earlier code still serves", 1);
        assertTrue(program.errors().matches("(?s).*/Probe\\.java:\\d+: error: cannot find symbol.*"), program::errors);
        awaitLog("wherry.tools.probe is not reloaded, the earlier code still serves: it does not compile");
        awaitLog("error: cannot find symbol");
        assertSays("two");

        workspace.saveProbe("three");
        awaitChanges(2);
        assertSays("three");

        workspace.removeProbe();
        awaitChanges(3);
        String removed = text(program.call(3, "say", "{}").response(3));
        assertTrue(removed.startsWith("The tool 'say' was removed from this server"), removed);
        assertFalse(program.errors().contains("wherry.tools.time"), program::errors);
    }

    /// Waits for a log message to the legacy session.
    private void awaitLog(String text) {
        program.await(() -> program.output().lines().anyMatch(line -> line.contains("\"notifications/message\"")
                && line.contains("\"level\":\"error\",\"logger\":\"dev\"") && line.contains(text)), BUILD_SECONDS,
                () -> "expected a log message with '" + text + "'");
    }

    @Test
    void leavesACapabilityOutThatCannotStartUntilItCan() {
        awaitErrors("problem=\"java.lang.IllegalStateException: not yet at wherry.tools.late.Late.start(Late.java:", 1);
        workspace.saveCapability("late", TOOL);
        awaitErrors("INFO reloaded module=wherry.tools.late", 1);

        String error = program.call(3, "fail", "{}").response(3).object("error").orElseThrow().string("message").orElseThrow();
        assertTrue(error.contains("java.lang.IllegalStateException: what the author wants to know at wherry.tools.late.Late."), error);

        workspace.saveCapability("late", TOOL.replace("List.of(", "Thread.currentThread() == null ? null : List.of(")
                + "@SuppressWarnings({}) List raw = List.of();"
                + "public List<Setting<?>> settings() { return List.of(Setting.text(\"MCP_LATE_NEW\", \"new\")); }");
        awaitErrors("INFO reloaded module=wherry.tools.late", 2);
        awaitErrors("WARNING setting counts from the next start setting=MCP_LATE_NEW", 1);
        assertTrue(program.errors().contains("warning: [rawtypes]"), program::errors);

        workspace.saveCapability("late", TOOL.replace(".handler", ".input(\"{'type'\").handler"));
        awaitLog("wherry.tools.late is not reloaded, the earlier code still serves: ");
        assertFalse(program.errors().contains("    wherry.json.JsonException"), program::errors);
        assertSays("one");
    }

    /// The module that gets the tool is saved before the one that loses it.
    @Test
    void loadsWhatClashedWhenItClashesNoMore() throws IOException {
        workspace.edit("modules/wherry.tools.time/main/java/wherry/tools/time/WorldClock.java", "name = \"get_current_time\"",
                "name = \"say\"");
        awaitErrors("a second tool named say", 1);
        assertSays("one");
        workspace.removeProbe();
        awaitErrors("INFO reloaded module=wherry.tools.time", 1);
        assertTrue(text(program.call(3, "say", "{\"timezone\":\"UTC\"}").response(3)).contains("UTC"));
    }

    @Test
    void keepsTheClientWhenTheServerIsReplaced() throws IOException {
        program.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"logging/setLevel\",\"params\":{\"level\":\"error\"}}").response(2);
        beginCall(3);
        String source = "src/wherry.app/main/java/wherry/app/Program.java";
        workspace.edit(source, "Implementation.of(\"wherry\"", "Implementation.of(\"another\"");
        awaitErrors("the server was restarted in", 1);
        awaitChanges(1);
        JsonObject discovered = program.request(4, "server/discover", "{}").response(4);
        assertTrue(discovered.toString().contains("\"name\":\"another\""), discovered::toString);
        program.send("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"ping\"}");
        assertEquals(JsonObject.EMPTY, program.response(5).object("result").orElseThrow());
        letGo();
        assertEquals("one", text(program.response(3)));

        workspace.edit(source, "Implementation.of(", "Nothing.of(");
        awaitErrors("the server does not build, the earlier one still serves", 1);
        workspace.saveProbe("two");
        awaitChanges(2);
        assertSays("two");
        assertFalse(program.output().contains("wherry-dev/"), "what the server was told again is nothing to the client");
        assertEquals(1, program.output().lines().filter(line -> line.contains("acknowledged")).count());
    }

    @Test
    void startsAServerThatCrashedAgain() {
        JsonObject lost = program.call(2, "crash", "{}").response(2);
        assertTrue(lost.toString().contains("exit code 9"), lost::toString);
        awaitChanges(1);
        assertSays("one");
    }
}
