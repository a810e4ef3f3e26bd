package wherry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.LogLevel;
import wherry.tool.Resource;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// A second `initialize` on one channel: bridges such as supergateway give one server process to many clients.
@Timeout(30)
class NegotiatedAgainTest {
    private final LinkedBlockingQueue<Json> out = new LinkedBlockingQueue<>();
    private final Semaphore release = new Semaphore(0);
    private ServerHarness bench;
    private PeerConnection connection;

    @BeforeEach
    void open() {
        bench = ServerHarness.with(
                Tool.named("ask").handler((_, call) -> ToolResult.text(
                        call.elicit("a", Elicitation.form("?").required("value", Field.text())).content().toString()
                                + call.elicit("b", Elicitation.form("?").required("value", Field.text())).content())),
                Tool.named("hold").title("Hold").handler((_, call) -> {
                    call.log(LogLevel.DEBUG, "hold", Json.of("begun"));
                    release.acquire();
                    return ToolResult.text("held");
                }));
        bench.offered.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("text/plain").reader((_, _, _) -> Optional.empty()));
        connection = PeerConnectionTest.connection(bench.server(), out);
    }

    @AfterEach
    void close() {
        connection.close();
        bench.close();
    }

    private void send(String message) {
        byte[] bytes = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        connection.receive(bytes, 0, bytes.length);
    }

    private void request(int id, String method, String params) {
        send("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':{" + params + "}}");
    }

    private JsonObject receive() throws InterruptedException {
        return (JsonObject) Optional.ofNullable(out.poll(10, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing came"));
    }

    private JsonObject result(int id) throws InterruptedException {
        JsonObject response = receive();
        assertEquals(Optional.of(Json.of(id)), response.get("id"), response::toString);
        return response.object("result").orElseThrow(() -> new AssertionError(response));
    }

    private void initialize(int id, String revision, String capabilities) throws InterruptedException {
        request(id, "initialize", "'protocolVersion':'" + revision + "','capabilities':" + capabilities
                + ",'clientInfo':{'name':'c','version':'1'}");
        assertEquals(Optional.of(revision), result(id).string("protocolVersion"));
    }

    private void answerElicitation(JsonObject question, String value) {
        assertEquals(Optional.of("elicitation/create"), question.string("method"), question::toString);
        send("{'jsonrpc':'2.0','id':" + question.get("id").orElseThrow() + ",'result':{'action':'accept','content':{'value':'" + value + "'}}}");
    }

    private boolean listsTitles() throws InterruptedException {
        request(90, "tools/list", "");
        return result(90).toString().contains("\"title\"");
    }

    @Test
    void answersInTheRevisionThatWasNegotiatedLast() throws Exception {
        initialize(1, "2025-11-25", "{}");
        assertTrue(listsTitles());
        initialize(1, "2024-11-05", "{}");
        assertFalse(listsTitles(), "2024-11-05 has no titles");
        initialize(1, "2025-11-25", "{}");
        assertTrue(listsTitles());
    }

    @Test
    void keepsTheSessionAsItWasWhenTheNextInitializeIsNoGood() throws Exception {
        initialize(1, "2024-11-05", "{}");
        request(2, "initialize", "'protocolVersion':'2025-11-25'");
        JsonObject refused = receive();
        assertEquals(Optional.of(Json.of(2)), refused.get("id"));
        assertTrue(refused.has("error"), refused::toString);
        assertFalse(listsTitles());
    }

    @Test
    void letsOpenCallsGoOnAndBeCancelled() throws Exception {
        initialize(1, "2025-11-25", "{}");
        request(2, "tools/call", "'name':'hold'");
        request(3, "tools/call", "'name':'hold'");
        initialize(4, "2025-06-18", "{}");
        assertEquals(2, connection.calls().size());
        send("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':2}}");
        ServerHarness.await(() -> connection.calls().size() == 1);
        release.release();
        assertTrue(result(3).toString().contains("held"));
    }

    @Test
    void takesTheAnswersToOpenQuestionsAndAsksOnByWhatTheirClientDeclared() throws Exception {
        initialize(1, "2025-11-25", "{'elicitation':{}}");
        request(2, "tools/call", "'name':'ask'");
        JsonObject first = receive();
        initialize(3, "2025-11-25", "{'elicitation':{}}");
        request(4, "tools/call", "'name':'ask'");
        JsonObject other = receive();
        assertFalse(first.get("id").equals(other.get("id")), "no id is given to two questions of one channel");
        initialize(5, "2025-11-25", "{}");
        answerElicitation(first, "x");
        answerElicitation(receive(), "y");
        String text = result(2).toString();
        assertTrue(text.contains("x") && text.contains("y"), text);

        request(6, "tools/call", "'name':'ask'");
        assertTrue(result(6).toString().contains("isError"), "the client that came last cannot be asked");
    }

    @Test
    void keepsSubscriptionsAndTellsOfEachChangeOnce() throws Exception {
        initialize(1, "2025-11-25", "{}");
        request(2, "resources/subscribe", "'uri':'a:b'");
        result(2);
        initialize(3, "2025-11-25", "{}");
        initialize(4, "2025-11-25", "{}");
        bench.offered.host.resourceUpdated("a:b");
        assertEquals(Optional.of("notifications/resources/updated"), receive().string("method"));
        bench.offered.resources = List.of();
        bench.offered.host.listsChanged();
        assertEquals(Optional.of("notifications/resources/list_changed"), receive().string("method"));
        request(5, "ping", "");
        result(5);
        connection.close();
        bench.offered.host.resourceUpdated("a:b");
        assertTrue(out.isEmpty(), out::toString);
    }

    @Test
    void keepsTheLogLevel() throws Exception {
        initialize(1, "2025-11-25", "{}");
        request(2, "logging/setLevel", "'level':'debug'");
        result(2);
        initialize(3, "2025-11-25", "{}");
        request(4, "tools/call", "'name':'hold'");
        assertEquals(Optional.of("notifications/message"), receive().string("method"));
    }
}
