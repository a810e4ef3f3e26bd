package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.session.Session;
import wherry.tool.Caching;
import wherry.tool.Content;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// The arguments that a handler gets, and the checks of its result.
@Timeout(30)
class HandlersTest {
    private ServerHarness bench = ServerHarness.with();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void namesTheArgumentThatTheToolDoesNotTake() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").input("{\"type\": \"object\", \"properties\": {\"day\": {\"default\": \"soon\"}}}")
                .handler((arguments, _) -> ToolResult.text(arguments.get("day").date().toString())));
        String result = bench.call("t").result().toString();
        assertTrue(result.contains("Invalid arguments: /day: expected a date, such as 2026-01-31, got string \\\"soon\\\"")
                && result.contains("\"isError\":true"), result);
    }

    /// Libraries look for services through it, and a capability may be in a module layer of its own.
    @Test
    void runsAHandlerWithTheClassLoaderOfItsCapability() throws Exception {
        bench = ServerHarness.with(Tool.named("t").handler((_, _) ->
                ToolResult.text("own: " + (Thread.currentThread().getContextClassLoader() == HandlersTest.class.getClassLoader()))));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertTrue(bench.call("t").result().toString().contains("own: true"));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void namesTheToolThatAnsweredNull() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> null));
        assertInstanceOf(Fault.InternalError.class, bench.call("t").fault());
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("tool t of wherry.server.call.HandlersTest answered null; give a ToolResult")), bench.logged::toString);
    }

    @Test
    void namesThePlaceAndTheRuleThatAResultBreaksAndNotItsValues() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").output("{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}")
                .handler((_, _) -> ToolResult.structured(ServerHarness.object("{'n':'secret'}"))));
        assertInstanceOf(Fault.InternalError.class, bench.call("t").fault());
        String logged = bench.logged.stream().filter(line -> line.startsWith("ERROR")).findFirst().orElseThrow();
        assertTrue(logged.contains("broke its output schema: /n (type)") && !logged.contains("secret"), logged);
    }

    @Test
    void namesTheToolThatTookTooLong() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> {
            Thread.sleep(60_000);
            return ToolResult.text("");
        })).callTimeout(Duration.ofMillis(300));
        assertInstanceOf(Fault.TimedOut.class, bench.call("t").fault());
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("call took too long") && line.contains("\"tool\":\"t\"")),
                bench.logged::toString);
    }

    @Test
    void refusesArgumentsInTheWayOfTheRevision() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").input("{\"type\":\"object\",\"required\":[\"a\"]}").handler((_, _) -> ToolResult.text("")));
        for (String revision : List.of("2024-11-05", "2025-06-18")) {
            Session session = bench.open(revision, JsonObject.EMPTY, _ -> {
            });
            assertInstanceOf(Fault.InvalidParams.class, bench.call(session, "t").fault(), revision);
        }
        Session session = bench.open("2025-11-25", JsonObject.EMPTY, _ -> {
        });
        assertTrue(bench.call(session, "t").result().isTrue("isError"));
        String result = bench.call("t").result().toString();
        assertTrue(result.contains("\"isError\":true") && result.contains("Invalid arguments: ") && result.contains("'a'"), result);
        assertEquals("Unknown tool: none", bench.call("none").fault().message());
    }

    @Test
    void requiresTheArgumentsOfAPromptThatItGets() throws InterruptedException {
        bench = new ServerHarness();
        bench.offered.prompts = List.of(Prompt.named("p").description("d").argument(PromptArgument.required("a", "d"))
                .argument(PromptArgument.optional("b", "d")).handler((arguments, _) -> PromptResult.of(PromptMessage.user(Content.text(arguments.toString())))));
        assertEquals("params.arguments.a: expected a string, got none; prompt 'p' requires it",
                prompt("{'name':'p','arguments':{'b':'2'}}").fault().message());
        assertEquals("Unknown prompt: q", prompt("{'name':'q'}").fault().message());
        assertTrue(prompt("{'name':'p','arguments':{'a':'1','c':'3'}}").result().toString().contains("{\\\"a\\\":\\\"1\\\"}"),
                "a prompt sees its own arguments alone");
    }

    private RecordingChannel prompt(String params) {
        return bench.modern("prompts/get", ServerHarness.object(params), JsonObject.EMPTY);
    }

    @Test
    void saysHowLongTheContentsOfAResourceMayBeKept() throws InterruptedException {
        bench = new ServerHarness();
        bench.offered.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("text/plain").reader((uri, _, _) -> Optional.of(
                ResourceResult.of(ResourceContents.text(uri, "text/plain", "x")).caching(new Caching(Duration.ofSeconds(7), true)))));
        JsonObject result = bench.modern("resources/read", ServerHarness.object("{'uri':'a:b'}"), JsonObject.EMPTY).result();
        assertEquals(Optional.of(Json.of(7000)), result.get("ttlMs"));
        assertEquals(Optional.of("public"), result.string("cacheScope"));
    }

    @Test
    void tellsAnExtensionsResultByItsOwnType() throws InterruptedException {
        bench = new ServerHarness();
        bench.offered.extensions = List.of(new Extension("com.example/x", JsonObject.EMPTY, List.of(ExtensionMethod.of("x/y",
                (params, _) -> new ExtensionMethod.Result("own", JsonObject.of("given", params.get("a").orElseThrow()))))));
        JsonObject result = bench.modern("x/y", ServerHarness.object("{'a':5}"), ServerHarness.object("{'extensions':{'com.example/x':{}}}")).result();
        assertEquals(Optional.of("own"), result.string("resultType"));
        assertEquals(Optional.of(Json.of(5)), result.get("given"));
    }
}
