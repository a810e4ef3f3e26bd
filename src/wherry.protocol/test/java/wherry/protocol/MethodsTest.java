package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.LogLevel;
import wherry.tool.TraceContext;

class MethodsTest {

    @ParameterizedTest
    @EnumSource
    void readsWhatEveryRevisionHas(Revision revision) {
        assertEquals(new Call.ListItems(Call.ListItems.Kind.TOOLS, new Call.Page.Next("c")),
                read(revision, "tools/list", "{'cursor':'c'}"));
        assertEquals(new Call.ListItems(Call.ListItems.Kind.RESOURCE_TEMPLATES, new Call.Page.First()),
                read(revision, "resources/templates/list", "{}"));
        assertEquals(new Call.CallTool("t", JsonObject.EMPTY, Retry.NONE),
                read(revision, "tools/call", "{'name':'t','unknown':1}"));
        assertEquals(new Call.ReadResource("a:b", Retry.NONE), read(revision, "resources/read", "{'uri':'a:b'}"));
        assertEquals(new Call.GetPrompt("p", Map.of("a", "b"), Retry.NONE),
                read(revision, "prompts/get", "{'name':'p','arguments':{'a':'b'}}"));
        assertEquals(new Call.Complete(new Call.Reference.ToPrompt("p"), "a", "", Map.of("x", "y")),
                read(revision, "completion/complete",
                "{'ref':{'type':'ref/prompt','name':'p'},'argument':{'name':'a','value':''},'context':{'arguments':{'x':'y'}}}"));
    }

    @ParameterizedTest
    @EnumSource
    void takesNullForWhatMayBeLeftOut(Revision revision) {
        assertEquals(new Call.ListItems(Call.ListItems.Kind.TOOLS, new Call.Page.First()), read(revision, "tools/list", "{'cursor':null}"));
        assertEquals(new Call.CallTool("t", JsonObject.EMPTY, Retry.NONE), read(revision, "tools/call",
                "{'name':'t','arguments':null,'inputResponses':null,'requestState':null}"));
        assertEquals(new Call.GetPrompt("p", Map.of("a", "b"), Retry.NONE),
                read(revision, "prompts/get", "{'name':'p','arguments':{'a':'b','c':null}}"));
        for (String context : new String[] {"null", "{}", "{'arguments':null}", "{'arguments':{'x':null}}"}) {
            assertEquals(new Call.Complete(new Call.Reference.ToPrompt("p"), "a", "", Map.of()), read(revision,
                    "completion/complete", "{'ref':{'type':'ref/prompt','name':'p'},'argument':{'name':'a','value':''},'context':"
                            + context + "}"), context);
        }
    }

    @Test
    void takesNullForWhatAFilterMayLeaveOut() {
        assertEquals(new Call.Listen(false, false, false, Set.of()), read(Revision.LATEST, "subscriptions/listen",
                "{'notifications':{'toolsListChanged':null,'promptsListChanged':null,'resourcesListChanged':null,"
                        + "'resourceSubscriptions':null}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'_meta':null}", "{'_meta':{}}", "{'_meta':{'progressToken':null}}",
            "{'_meta':{'io.modelcontextprotocol/logLevel':null}}"})
    void takesNullForWhatMetaMayLeaveOut(String params) {
        RequestMeta meta = RequestMeta.of((JsonObject) json(params));
        assertEquals(Optional.empty(), meta.progressToken());
        assertEquals(Optional.empty(), meta.logLevel());
    }

    @Test
    void knowsWhichEraHasAMethod() {
        for (String method : new String[] {"initialize", "ping", "resources/subscribe", "resources/unsubscribe",
                "logging/setLevel"}) {
            assertInstanceOf(Call.Other.class, read(Revision.V2026_07_28, method, "{}"), method);
        }
        for (String method : new String[] {"server/discover", "subscriptions/listen"}) {
            assertInstanceOf(Call.Other.class, read(Revision.V2025_11_25, method, "{}"), method);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tools/list", "TOOLS/LIST", "tools/list ", "tools/lis\u0074\u0301", "tool\u017f/list", "",
            "__proto__"})
    void comparesMethodsExactly(String method) {
        assertInstanceOf(Call.Other.class, Methods.read(Revision.LATEST, new Message.Request(RequestId.of(1), method,
                JsonObject.EMPTY)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "tools/list | {'cursor':5} | cursor",
        "tools/call | {} | name", "tools/call | {'name':5} | name", "tools/call | {'Name':'t'} | name",
        "tools/call | {'name':'t','arguments':[]} | arguments", "tools/call | {'name':null} | name",
        "tools/call | {'name':'t','inputResponses':[]} | inputResponses",
                "tools/call | {'name':'t','requestState':{}} | requestState",
        "resources/read | {} | uri", "resources/read | {'uri':null} | uri",
        "prompts/get | {'name':'p','arguments':{'a':1}} | arguments.a", "prompts/get | {'arguments':{}} | name",
        "completion/complete | {} | ref", "completion/complete | {'ref':{'type':'ref/tool'}} | ref.type",
        "completion/complete | {'ref':{'type':'ref/prompt'}} | ref.name",
        "completion/complete | {'ref':{}} | ref.type", "completion/complete | {'ref':{'type':'ref/resource'}} | ref.uri",
        "completion/complete | {'ref':{'type':'ref/prompt','name':'p'},'argument':{'name':1}} | argument.name",
        "completion/complete | {'ref':{'type':'ref/prompt','name':'p'},'argument':{'name':'a','value':'v'},"
                + "'context':{'arguments':{'x':1}}} | context.arguments.x",
        "completion/complete | {'ref':{'type':'ref/resource','uri':'u'},'argument':{'name':'a'}} | argument.value",
        "subscriptions/listen | {} | notifications",
                "subscriptions/listen | {'notifications':{'toolsListChanged':'yes'}} | notifications.toolsListChanged",
        "subscriptions/listen | {'notifications':{'resourceSubscriptions':'u'}} | notifications.resourceSubscriptions",
        "subscriptions/listen | {'notifications':{'resourceSubscriptions':[1]}} | notifications.resourceSubscriptions"})
    void saysWhichModernParamIsWrong(String method, String params, String where) {
        assertWrong(Revision.V2026_07_28, method, params, where);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "initialize | {} | protocolVersion", "initialize | {'protocolVersion':1} | protocolVersion",
        "initialize | {'protocolVersion':'x'} | capabilities",
                "initialize | {'protocolVersion':'x','capabilities':{}} | clientInfo",
        "initialize | {'protocolVersion':'x','capabilities':{},'clientInfo':{'name':'n'}} | clientInfo",
        "resources/subscribe | {} | uri", "logging/setLevel | {} | level", "logging/setLevel | {'level':'INFO'} | level",
        "logging/setLevel | {'level':1} | level"})
    void saysWhichLegacyParamIsWrong(String method, String params, String where) {
        assertWrong(Revision.V2025_11_25, method, params, where);
    }

    private static void assertWrong(Revision revision, String method, String params, String where) {
        FaultException wrong = assertThrows(FaultException.class, () -> read(revision, method, params));
        assertInstanceOf(Fault.InvalidParams.class, wrong.fault());
        assertTrue(wrong.getMessage().startsWith("params." + where + ": expected "), wrong.getMessage());
    }

    @Test
    void readsALegacyRequestWithoutLookingForARetry() {
        assertEquals(new Call.CallTool("t", JsonObject.EMPTY, Retry.NONE),
                read(Revision.V2025_11_25, "tools/call", "{'name':'t','inputResponses':5,'requestState':5}"));
    }

    @Test
    void readsARetry() {
        var call = (Call.CallTool) read(Revision.LATEST, "tools/call",
                "{'name':'t','inputResponses':{'k':{}},'requestState':'s'}");
        assertEquals(JsonObject.of("k", JsonObject.EMPTY), call.retry().inputResponses());
        assertEquals(Optional.of("s"), call.retry().requestState());
        assertTrue(!call.retry().isFirst());
    }

    @Test
    void readsAListenFilterWithEachUriOnce() {
        assertEquals(new Call.Listen(true, false, false, Set.of("a:1", "a:2")), read(Revision.LATEST, "subscriptions/listen",
                "{'notifications':{'toolsListChanged':true,'promptsListChanged':false,'resourceSubscriptions':['a:1','a:2',"
                        + "'a:1']}}"));
    }

    @Test
    void readsALogLevel() {
        assertEquals(new Call.SetLevel(LogLevel.EMERGENCY), read(Revision.V2024_11_05, "logging/setLevel",
                "{'level':'emergency'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'t'", "0", "-5", "1e2", "18446744073709551616"})
    void takesStringsAndWholeNumbersAsProgressTokens(String token) {
        Json sent = json(token);
        assertEquals(Optional.of(sent), RequestMeta.of((JsonObject) json("{'_meta':{'progressToken':" + token + "}}"))
                .progressToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'_meta':[]}", "{'_meta':'m'}", "{'_meta':{'progressToken':1.5}}", "{'_meta':{'progressToken':{}}}"})
    void refusesMetaThatIsNone(String params) {
        FaultException wrong = assertThrows(FaultException.class, () -> RequestMeta.of((JsonObject) json(params)));
        assertTrue(wrong.getMessage().startsWith("params._meta"), wrong.getMessage());
    }

    @Test
    void tellsTheErasApartByTheVersionInMeta() {
        assertTrue(RequestMeta.isModern((JsonObject) json("{'_meta':{'io.modelcontextprotocol/protocolVersion':5}}")));
        assertTrue(!RequestMeta.isModern((JsonObject) json("{'_meta':{'progressToken':5}}")));
        assertTrue(!RequestMeta.isModern((JsonObject) json("{'_meta':[]}")));
    }

    private static Call read(Revision revision, String method, String params) {
        return Methods.read(revision, new Message.Request(RequestId.of(1), method, (JsonObject) json(params)));
    }

    private static Json json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }

    @Test
    void knowsTheMethodsOfTheCoreSoThatNoExtensionTakesThem() {
        for (String method : List.of("tools/list", "tools/call", "server/discover", "subscriptions/listen", "ping", "initialize", "resources/subscribe")) {
            assertTrue(Methods.isCore(method), method);
        }
        assertFalse(Methods.isCore("tasks/get"));
    }

    @Test
    void knowsWhatACapabilityAnswers() {
        for (String method : List.of("tools/call", "resources/read", "prompts/get", "completion/complete")) {
            assertTrue(Methods.isHandled(method), method);
        }
        assertFalse(Methods.isHandled("tools/list"));
    }

    @Test
    void takesAnswersOrStateAloneForARetry() {
        assertTrue(retry("{'name':'t'}").isFirst());
        assertFalse(retry("{'name':'t','inputResponses':{'k':{}}}").isFirst());
        assertFalse(retry("{'name':'t','requestState':'s'}").isFirst());
    }

    private static Retry retry(String params) {
        return ((Call.CallTool) read(Revision.LATEST, "tools/call", params)).retry();
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "tracestate", "baggage"})
    void takesEachPartOfATraceAlone(String part) {
        TraceContext trace = RequestMeta.of((JsonObject) json("{'_meta':{'" + part + "':'x'}}")).trace();
        assertEquals(part.equals("traceparent") ? Optional.of("x") : Optional.empty(), trace.traceparent());
        assertEquals(part.equals("tracestate") ? Optional.of("x") : Optional.empty(), trace.tracestate());
        assertEquals(part.equals("baggage") ? Optional.of("x") : Optional.empty(), trace.baggage());
    }

    @Test
    void readsTheLevelOfAModernRequest() {
        assertEquals(Optional.of(LogLevel.ERROR), RequestMeta.of((JsonObject) json("{'_meta':{'io.modelcontextprotocol/logLevel':'error'}}")).logLevel());
    }

    @Test
    void showsATextOfUpTo60CharactersThatItRefuses() {
        String longest = "x".repeat(60);
        assertTrue(refusedLevel(longest).endsWith("got '" + longest + "'"));
        assertTrue(refusedLevel(longest + "x").endsWith("got string"));
    }

    private static String refusedLevel(String level) {
        return assertThrows(FaultException.class, () -> read(Revision.LATEST_LEGACY, "logging/setLevel", "{'level':'" + level + "'}")).getMessage();
    }
}
