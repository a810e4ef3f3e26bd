package wherry.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.MetaKey;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.event.ServerEvent;
import wherry.server.options.ToolOptions;
import wherry.server.options.ToolPattern;
import wherry.server.options.ToolRule;
import wherry.server.request.RequestTable;
import wherry.server.session.Sender;
import wherry.tool.Principal;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;

@Timeout(30)
class ToolSearchTest {
    @AutoClose
    private final ServerHarness bench = ServerHarness.with(
            tool("create_issue").description("Open a ticket in a project"),
            tool("look").readOnly().description("Show the weather of a city"),
            tool("send").description("Post to a channel"));

    private static Tool tool(String name) {
        return Tool.named(name).handler((_, _) -> ToolResult.text("did " + name));
    }

    private static ToolOptions options(String prefix, int from, String... rules) {
        return new ToolOptions(List.of(rules).stream().map(ToolRule::of).toList(), prefix, false, from, List.of(new ToolPattern("bench.send")));
    }

    private List<String> listed() throws InterruptedException {
        return bench.modern("tools/list", JsonObject.EMPTY, JsonObject.EMPTY).result().array("tools").orElseThrow().items().stream()
                .map(each -> ((JsonObject) each).string("name").orElseThrow()).toList();
    }

    private RecordingChannel call(String tool, String arguments) {
        return bench.modern("tools/call", JsonObject.of("name", Json.of(tool), "arguments", ServerHarness.object(arguments)), JsonObject.EMPTY);
    }

    private static String text(RecordingChannel call) throws InterruptedException {
        return ((JsonObject) call.result().array("content").orElseThrow().items().getFirst()).string("text").orElseThrow();
    }

    private List<String> found(String query) throws InterruptedException {
        return JsonObject.parse(text(call("search_tools", "{'query':'" + query + "'}"))).array("tools").orElseThrow().items().stream()
                .map(each -> ((JsonObject) each).string("name").orElseThrow()).toList();
    }

    @Test
    void beginsAtTheNumberOfToolsThatAreOn() throws InterruptedException {
        bench.tools(options("", 4));
        assertEquals(List.of("create_issue", "look", "send"), listed());
        bench.offered.tools = List.of(tool("a"), tool("b"), tool("c"), tool("send"));
        bench.offered.host.listsChanged();
        assertEquals(List.of("search_tools", "call_tool", "send"), listed());
        bench.offered.tools = List.of(tool("a"));
        bench.offered.host.listsChanged();
        assertEquals(List.of("a"), listed());
        assertTrue(text(bench.call("search_tools")).contains("'search_tools' was removed"));
    }

    @Test
    void findsByOtherWordsThanTheToolsOwn() throws InterruptedException {
        bench.tools(options("", 1));
        assertEquals("create_issue", found("adding a new bug").getFirst());
        assertEquals("look", found("displays weather").getFirst());
        assertEquals("send", found("posting messages to channels").getFirst());
    }

    @Test
    void tellsEventsAndLogsTheToolThatIsMeant() throws InterruptedException {
        bench.tools(options("x_", 1));
        assertEquals("did look", text(call("x_call_tool", "{'name':'x_look'}")));
        ServerHarness.await(() -> bench.events.getLast() instanceof ServerEvent.Ended);
        assertEquals(Optional.of("x_look"), ((ServerEvent.Ended) bench.events.getLast()).subject().name());
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("\"tool\":\"x_look\"")), () -> bench.logged.toString());
        assertFalse(bench.logged.stream().anyMatch(line -> line.contains("call_tool")), () -> bench.logged.toString());
    }

    @Test
    void findsAndCallsNoToolThatIsOff() throws InterruptedException {
        bench.tools(options("", 1, "-look"));
        assertEquals(List.of(), found("create send weather city").stream().filter("look"::equals).toList());
        assertTrue(text(call("call_tool", "{'name':'look'}")).startsWith("There is no tool 'look'."));
    }

    @Test
    void neitherFindsNorCallsWhatTheCallerLacksAScopeFor() throws InterruptedException {
        bench.offered.tools = List.of(tool("look").description("weather").scope("weather:read"), tool("send").description("weather"));
        bench.tools(options("", 1));
        assertEquals("{\"tools\":[{\"name\":\"send\"", text(as(Set.of(), "search_tools", "{'query':'weather'}")).substring(0, 24));
        assertInstanceOf(Fault.InsufficientScope.class, as(Set.of(), "call_tool", "{'name':'look'}").fault());
        assertEquals("did look", text(as(Set.of("weather:read"), "call_tool", "{'name':'look'}")));
        assertFalse(text(as(Set.of(), "call_tool", "{'name':'none look'}")).contains("Perhaps"));
    }

    /// A call of somebody who has these scopes.
    private RecordingChannel as(Set<String> scopes, String tool, String arguments) {
        var channel = new RecordingChannel();
        JsonObject meta = JsonObject.of(MetaKey.PROTOCOL_VERSION, Json.of("2026-07-28"), MetaKey.CLIENT_CAPABILITIES, JsonObject.EMPTY);
        bench.server().modern(bench.request("tools/call", JsonObject.of("name", Json.of(tool), "arguments", ServerHarness.object(arguments), "_meta", meta)),
                new Sender(new Principal("issuer", "ada", scopes), "test"), channel, new RequestTable(1));
        return channel;
    }

    @Test
    void givesAsManyAsAreAskedForAndAtMostTwenty() throws InterruptedException {
        bench.offered.tools = IntStream.range(0, 30).mapToObj(i -> tool("same" + i).description("weather")).toList();
        bench.tools(options("", 1));
        assertEquals(5, found("weather").size());
        assertEquals(20, JsonObject.parse(text(call("search_tools", "{'query':'weather','limit':20}"))).array("tools").orElseThrow().items().size());
        assertTrue(text(call("search_tools", "{'query':'weather','limit':21}")).startsWith("Invalid arguments: /limit: "));
    }

    @Test
    void refusesAQueryThatIsTooLong() throws InterruptedException {
        bench.tools(options("", 1));
        assertTrue(text(call("search_tools", "{'query':'" + "a ".repeat(501) + "'}")).startsWith("Invalid arguments: /query: expected 1 to 1000 characters"));
        assertEquals("look", found("weather").getFirst());
    }

    @Test
    void saysOfItsCallToolWhatHoldsForAllTools() throws InterruptedException {
        bench.offered.tools = List.of(tool("a").readOnly().annotations(ToolAnnotations.NONE.openWorld(false)), tool("send").readOnly());
        bench.tools(options("", 1));
        JsonObject call = (JsonObject) bench.modern("tools/list", JsonObject.EMPTY, JsonObject.EMPTY).result().array("tools").orElseThrow().items().get(1);
        assertEquals(ServerHarness.object("{'readOnlyHint':true,'destructiveHint':false,'openWorldHint':true}"), call.object("annotations").orElseThrow());
    }
}
