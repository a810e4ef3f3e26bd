package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.tool.Caching;
import wherry.tool.CallContext;
import wherry.tool.Content;
import wherry.tool.ElicitResult;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.InputRequest;
import wherry.tool.MissingCapability;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.RootsRequest;
import wherry.tool.Sampling;
import wherry.tool.Tool;
import wherry.tool.ToolHandler;
import wherry.tool.ToolResult;

/// Handlers that ask, in the revision in which the server can ask only by its response.
@Timeout(30)
class RoundTripTest {
    private final AtomicInteger runs = new AtomicInteger();
    private ServerHarness bench = ServerHarness.with();
    private JsonObject params = JsonObject.of("name", Json.of("t"));

    @AfterEach
    void close() {
        bench.close();
    }

    private void handler(ToolHandler handler) {
        bench = ServerHarness.with(Tool.named("t").input("{\"type\":\"object\"}").handler(handler));
    }

    private JsonObject ask() throws InterruptedException {
        return retry("", "{}");
    }

    /// @param state empty for none
    private JsonObject retry(String state, String answers) throws InterruptedException {
        return attempt(state, answers).result();
    }

    private RecordingChannel attempt(String state, String answers) {
        var all = params.toBuilder();
        if (!state.isEmpty()) {
            all.put("requestState", state);
        }
        return bench.modern("tools/call", all.put("inputResponses", ServerHarness.object(answers)).build(), ServerHarness.EVERYTHING);
    }

    private static String state(JsonObject asked) {
        assertEquals("input_required", asked.string("resultType").orElseThrow(), asked::toString);
        return asked.string("requestState").orElseThrow();
    }

    private static List<String> keys(JsonObject asked) {
        state(asked);
        return asked.object("inputRequests").orElseThrow().names();
    }

    private static String text(JsonObject result) {
        assertEquals("complete", result.string("resultType").orElseThrow(), result::toString);
        return ((JsonObject) result.array("content").orElseThrow().items().getFirst()).string("text").orElseThrow();
    }

    private static String name(CallContext call, String key) throws InterruptedException {
        ElicitResult result = call.elicit(key, Elicitation.form(key + "?")
                .required("name", Field.text().with("maxLength", Json.of(5))));
        return result.accepted() ? result.content().string("name").orElseThrow() : result.action().toString();
    }

    private static String accept(String key, String name) {
        return "'" + key + "':{'action':'accept','content':{'name':'" + name + "'}}";
    }

    @Test
    void bringsAnswersAndWhatWasDoneOnceOverSeveralRounds() throws Exception {
        var done = new AtomicInteger();
        handler((_, call) -> {
            runs.incrementAndGet();
            Json first = call.once("first", () -> Json.of("done " + done.incrementAndGet()));
            String a = name(call, "a");
            Json second = call.once("second", () -> Json.of("done " + done.incrementAndGet()));
            return ToolResult.text(first + a + second + name(call, "b") + name(call, "c"));
        });
        JsonObject one = ask();
        assertEquals(List.of("a"), keys(one));
        JsonObject two = retry(state(one), "{" + accept("a", "x") + "}");
        assertEquals(List.of("b"), keys(two));
        JsonObject three = retry(state(two), "{" + accept("b", "y") + "}");
        assertEquals(List.of("c"), keys(three));
        assertEquals("\"done 1\"x\"done 2\"yz", text(retry(state(three), "{" + accept("c", "z") + "}")));
        assertEquals(4, runs.get());
        assertEquals(2, done.get());
    }

    @Test
    void keepsAnAnswerThatItHasWhateverTheClientSaysLater() throws Exception {
        handler((_, call) -> ToolResult.text(name(call, "a") + name(call, "b")));
        JsonObject two = retry(state(ask()), "{" + accept("a", "x") + "}");
        assertEquals("xy", text(retry(state(two), "{" + accept("a", "evil") + "," + accept("b", "y") + "}")));
    }

    @Test
    void asksAgainForWhatIsMissingOrNoGood() throws Exception {
        handler((_, call) -> ToolResult.text(name(call, "a")));
        for (String bad : List.of("{}", "{'b':{}}", "{'a':null}", "{'a':{'action':'maybe'}}", "{'a':{'action':'accept'}}",
                "{'a':{'action':'accept','content':{'name':'toolong'}}}", "{'a':{'action':'accept','content':{'name':5}}}",
                "{'a':{'role':'assistant','model':'m','content':{'type':'text','text':'x'}}}")) {
            JsonObject again = retry(state(ask()), bad);
            assertEquals(List.of("a"), keys(again), bad);
            assertEquals("x", text(retry(state(again), "{" + accept("a", "x") + "}")));
        }
        assertEquals("DECLINE", text(retry(state(ask()), "{'a':{'action':'decline'}}")));
        assertEquals("CANCEL", text(retry(state(ask()), "{'a':{'action':'cancel','content':{'name':5}}}")));
    }

    @Test
    void asksOnlyForTheRestOfWhatItAsksAtOnce() throws Exception {
        handler((_, call) -> {
            var requests = new LinkedHashMap<String, InputRequest>();
            requests.put("one", Elicitation.form("?").required("name", Field.text()));
            requests.put("two", Sampling.of("?", 5));
            requests.put("three", new RootsRequest());
            return ToolResult.text(String.join(" ", call.ask(requests).keySet()));
        });
        JsonObject first = ask();
        assertEquals(List.of("one", "two", "three"), keys(first));
        JsonObject second = retry(state(first), "{'three':{'roots':[]}," + accept("one", "x") + "}");
        assertEquals(List.of("two"), keys(second));
        assertEquals("one two three", text(retry(state(second), "{'two':{'model':'m','content':{'type':'text','text':'x'}}}")));
    }

    @Test
    void asksAlsoWhenTheHandlerCatchesEverything() throws Exception {
        var twice = new AtomicInteger();
        handler((_, call) -> {
            String name;
            try {
                name = name(call, "a");
            } catch (Throwable e) {
                name = "nobody";
            }
            try {
                call.once("work", () -> Json.of(twice.incrementAndGet()));
            } catch (Throwable e) {
                throw new IllegalStateException("wrapped", e);
            }
            return ToolResult.text(name);
        });
        JsonObject asked = ask();
        assertEquals(List.of("a"), keys(asked));
        assertEquals(0, twice.get(), "nothing is done on the strength of an answer that is not there");
        assertEquals("x", text(retry(state(asked), "{" + accept("a", "x") + "}")));
        assertTrue(bench.logged.stream().noneMatch(line -> line.startsWith("ERROR")));
    }

    @Test
    void asksAlsoWhenTheHandlerReturnsAResultAllTheSame() throws Exception {
        handler((_, call) -> {
            try {
                return ToolResult.text(name(call, "a"));
            } catch (Throwable e) {
                return ToolResult.error("failed: " + e.getMessage());
            }
        });
        assertEquals(List.of("a"), keys(ask()));
    }

    @Test
    void runsTheHandlersFinally() throws Exception {
        var released = new AtomicInteger();
        handler((_, call) -> {
            try {
                return ToolResult.text(name(call, "a"));
            } finally {
                released.incrementAndGet();
            }
        });
        ask();
        assertEquals(1, released.get());
    }

    @Test
    void refusesAStateOfAnotherCallOrTooLate() throws Exception {
        handler((_, call) -> ToolResult.text(name(call, "a")));
        String state = state(ask());
        params = JsonObject.of("name", Json.of("t"), "arguments", JsonObject.of("x", Json.of(1)));
        assertInstanceOf(Fault.InvalidParams.class, attempt(state, "{" + accept("a", "x") + "}").fault());
        params = JsonObject.of("arguments", JsonObject.EMPTY, "name", Json.of("t"));
        assertInstanceOf(Fault.InvalidParams.class, attempt(state, "{}").fault(),
                "no arguments and none at all are not said alike");
        params = JsonObject.of("name", Json.of("t"));
        bench.advance(Duration.ofMinutes(10).plusSeconds(1));
        Fault expired = attempt(state, "{" + accept("a", "x") + "}").fault();
        assertEquals("params.requestState: expired; make the call again without it", expired.message());
        assertInstanceOf(Fault.InvalidParams.class, attempt("garbage", "{}").fault());
    }

    @Test
    void saysWhichCapabilitiesTheClientWouldHaveToDeclare() throws Exception {
        handler((_, call) -> {
            call.progress(1, 2);
            return ToolResult.text(name(call, "a"));
        });
        RecordingChannel call = bench.modern("tools/call", params, ServerHarness.object("{'sampling':{}}"));
        var missing = (Fault.MissingClientCapability) call.fault();
        assertEquals(ServerHarness.object("{'elicitation':{'form':{}}}"), missing.required());
    }

    @Test
    void letsAHandlerDoWithoutWhatTheClientLacks() throws Exception {
        handler((_, call) -> {
            try {
                return ToolResult.text(name(call, "a"));
            } catch (MissingCapability e) {
                return ToolResult.text("alone, without " + e.requests().size());
            }
        });
        assertEquals("alone, without 1", text(bench.modern("tools/call", params, JsonObject.EMPTY).result()));
    }

    @Test
    void refusesAnAnswerTooLargeForTheRequestState() throws Exception {
        handler((_, call) -> ToolResult.text(call.sample("a", Sampling.of("?", 1)).text() + name(call, "b")));
        String long100 = "x".repeat(100_000);
        assertEquals(List.of("b"), keys(retry("", "{'a':{'model':'m','content':{'type':'text','text':'" + long100 + "'}}}")));
        Fault fault = attempt("", "{'a':{'model':'m','content':{'type':'text','text':'" + long100.repeat(3) + "'}}}").fault();
        assertTrue(((Fault.Failed) fault).message().contains("may ride along"), fault::message);
        assertTrue(bench.logged.stream().noneMatch(line -> line.startsWith("ERROR")), "what a peer sends is no bug of ours");
    }

    /// The server must accept each state that it gave out: otherwise the client starts the call again, and the work is done twice.
    @Test
    void takesBackWhatIsOverTheLimitsOfAMessage() throws Exception {
        var done = new AtomicInteger();
        Json deep = Json.of(1);
        for (int i = 0; i < 70; i++) {
            deep = JsonObject.of("k", deep);
        }
        Json large = JsonObject.of("n".repeat(300), deep);
        handler((_, call) -> {
            Json once = call.once("o".repeat(300), () -> {
                done.incrementAndGet();
                return large;
            });
            return ToolResult.text(once.equals(large) + name(call, "a"));
        });
        assertEquals("truex", text(retry(state(ask()), "{" + accept("a", "x") + "}")));
        assertEquals(1, done.get());
    }

    @Test
    void failsAsABugOfTheToolWhenItsWorkIsTooLargeForTheRequestState() throws Exception {
        Json deep = Json.of(1);
        for (int i = 0; i < 300; i++) {
            deep = JsonObject.of("k", deep);
        }
        Json tooDeep = deep;
        handler((_, call) -> ToolResult.text(call.once("o", () -> tooDeep) + name(call, "a")));
        assertInstanceOf(Fault.InternalError.class, attempt("", "{}").fault());
    }

    @Test
    void asksFromAPromptAndAResourceAndHasNoRetryKept() throws Exception {
        bench = new ServerHarness();
        bench.offered.prompts = List.of(Prompt.named("p").description("d").handler((_, call) -> PromptResult.of(PromptMessage.user(Content.text(name(call, "a"))))));
        bench.offered.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("text/plain").reader((uri, _, call) -> Optional.of(
                new ResourceResult(List.of(ResourceContents.text(uri, "text/plain", name(call, "a"))),
                        new Caching(Duration.ofHours(1), true), JsonObject.EMPTY))));
        for (String[] each : new String[][] {{"prompts/get", "'name':'p'"}, {"resources/read", "'uri':'a:b'"}}) {
            JsonObject asked = bench.modern(each[0], ServerHarness.object("{" + each[1] + "}"), ServerHarness.EVERYTHING).result();
            assertEquals(List.of("a"), keys(asked));
            JsonObject result = bench.modern(each[0], ServerHarness.object("{" + each[1] + ",'requestState':'" + state(asked)
                    + "','inputResponses':{" + accept("a", "x") + "}}"), ServerHarness.EVERYTHING).result();
            assertTrue(result.toString().contains("\"text\":\"x\""), result::toString);
            assertFalse(result.toString().contains("3600000"), "no other client sees what an answer led to");
        }
    }

    @Test
    void neverAsksFromACompleter() throws Exception {
        bench = new ServerHarness();
        bench.offered.prompts = List.of(Prompt.named("p").description("d").argument(PromptArgument.required("a", "d").completing((_, _, call) ->
                List.of(name(call, "a")))).handler((_, _) -> null));
        Fault fault = bench.modern("completion/complete",
                ServerHarness.object("{'ref':{'type':'ref/prompt','name':'p'},'argument':{'name':'a','value':''}}"), ServerHarness.EVERYTHING)
                        .fault();
        assertInstanceOf(Fault.InternalError.class, fault);
        assertTrue(bench.logged.getFirst().contains("only tools, prompts and resources may ask"), bench.logged::toString);
    }

    @Test
    void sealsWhatItRemembers() throws Exception {
        handler((_, call) -> {
            call.once("secret", () -> Json.of("do-not-show"));
            return ToolResult.text(name(call, "a"));
        });
        JsonObject asked = ask();
        assertFalse(new String(java.util.Base64.getUrlDecoder().decode(state(asked)),
                java.nio.charset.StandardCharsets.ISO_8859_1).contains("do-not"));
    }
}
