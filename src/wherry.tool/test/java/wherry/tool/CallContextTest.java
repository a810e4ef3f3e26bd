package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;

class CallContextTest {
    private final List<List<Object>> called = new ArrayList<>();
    private InputResponse answer = new RootsResult(List.of());

    /// Records its calls, and answers each question with the same answer.
    private final CallContext call = (CallContext) Proxy.newProxyInstance(CallContext.class.getClassLoader(), new Class<?>[] {CallContext.class},
            (proxy, method, arguments) -> {
                if (method.isDefault()) {
                    return InvocationHandler.invokeDefault(proxy, method, arguments);
                }
                called.add(List.of(arguments));
                if (answer == null) {
                    throw new MissingCapability("no forms", List.of());
                }
                return method.getName().equals("ask") ? Map.of("key", answer) : null;
            });

    @Test
    void tellsOfProgressAndLogsInShort() {
        call.progress(1, 3);
        call.progress(2, 3, "two of three");
        call.log(LogLevel.INFO, "me", "done");
        assertEquals(List.of(List.of(1.0, 3.0, ""), List.of(2.0, 3.0, "two of three"),
                List.of(LogLevel.INFO, "me", Json.of("done"))), called);
    }

    @Test
    void asksTheUserToAgree() throws InterruptedException {
        answer = new ElicitResult(ElicitResult.Action.ACCEPT, JsonObject.EMPTY);
        assertTrue(call.confirm("key", "Delete 'x'?"));
        assertEquals(List.of(List.of(Map.of("key", Elicitation.form("Delete 'x'?")))), called);
        answer = new ElicitResult(ElicitResult.Action.CANCEL, JsonObject.EMPTY);
        assertFalse(call.confirm("key", "Delete 'x'?", true));
    }

    @Test
    void takesNoForAnAnswerWhereTheClientCannotAskUnlessToldOtherwise() throws InterruptedException {
        answer = null;
        assertFalse(call.confirm("key", "Delete 'x'?"));
        assertTrue(call.confirm("key", "Delete 'x'?", true));
    }

    @Test
    void asksOneQuestionAndGivesItsAnswer() throws InterruptedException {
        var roots = List.of(Root.at("file:///a"));
        answer = new RootsResult(roots);
        assertEquals(roots, call.roots("key"));
        answer = new ElicitResult(ElicitResult.Action.DECLINE, JsonObject.EMPTY);
        assertEquals(answer, call.elicit("key", Elicitation.form("?")));
        answer = SamplingResult.of(SamplingMessage.assistant("a"), "model");
        assertEquals(answer, call.sample("key", Sampling.of("q", 1)));
        assertEquals(List.of(Map.of("key", new RootsRequest()), Map.of("key", Elicitation.form("?")), Map.of("key", Sampling.of("q", 1))),
                called.stream().map(List::getFirst).toList());
    }
}
