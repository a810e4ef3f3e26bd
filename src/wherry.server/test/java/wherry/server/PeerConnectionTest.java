package wherry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonLimits;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.server.request.MessageSink;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

@Timeout(30)
class PeerConnectionTest {
    private static final String META =
            "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':{}}";

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final LinkedBlockingQueue<Json> out = new LinkedBlockingQueue<>();
    private ServerHarness bench;
    private PeerConnection connection;

    @BeforeEach
    void open() {
        bench = ServerHarness.with(Tool.named("echo").handler((_, _) -> ToolResult.text("hi")), Tool.named("sleep").handler((_, _) -> {
            begun.countDown();
            try {
                Thread.sleep(Duration.ofSeconds(20));
            } finally {
                stopped.countDown();
            }
            return ToolResult.text("late");
        }));
        connection = connection(bench.server(), out);
    }

    /// A connection that puts its messages into a queue.
    static PeerConnection connection(Server server, Queue<Json> out) {
        return new PeerConnection(server, ServerHarness.SENDER, new MessageSink() {
            @Override
            public void send(Json message) {
                out.add(message);
            }

            @Override
            public boolean offer(Json message) {
                return out.add(message);
            }
        }, new JsonReader(JsonLimits.DEFAULT));
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

    private void initialize(String revision) throws InterruptedException {
        send("{'jsonrpc':'2.0','id':'init','method':'initialize','params':{'protocolVersion':'" + revision
                + "','capabilities':{},'clientInfo':{'name':'c','version':'1'}}}");
        assertEquals(revision, receive().object("result").orElseThrow().string("protocolVersion").orElseThrow());
    }

    private JsonObject receive() throws InterruptedException {
        return (JsonObject) Optional.ofNullable(out.poll(10, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing came"));
    }

    private static long code(JsonObject response) {
        return response.object("error").orElseThrow(() -> new AssertionError(response)).number("code").orElseThrow().longValue();
    }

    @Test
    void servesBothErasAtOnce() throws Exception {
        initialize("2025-06-18");
        send("{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{" + META + "}}");
        assertEquals("complete", receive().object("result").orElseThrow().string("resultType").orElseThrow());
        send("{'jsonrpc':'2.0','id':2,'method':'tools/list'}");
        assertFalse(receive().object("result").orElseThrow().has("resultType"));
    }

    @Test
    void answersAPingBeforeTheSessionIsOpen() throws Exception {
        send("{'jsonrpc':'2.0','id':1,'method':'ping'}");
        assertEquals("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", receive().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "resources/subscribe", "server/discover", "nobody"})
    void refusesALegacyRequestBeforeTheSessionIsOpen(String method) throws Exception {
        send("{'jsonrpc':'2.0','id':1,'method':'" + method + "'}");
        JsonObject refused = receive();
        assertEquals(-32602, code(refused));
        assertEquals(Optional.of(Json.of(1)), refused.get("id"));
    }

    @ParameterizedTest
    @CsvSource({"2024-11-05,2024-11-05", "2025-11-25,2025-11-25", "2026-07-28,2025-11-25", "1999-01-01,2025-11-25",
            "2099-01-01,2025-11-25"})
    void negotiatesARevisionOfTheLegacyEra(String asked, String given) throws Exception {
        send("{'jsonrpc':'2.0','id':2,'method':'initialize','params':{'protocolVersion':'" + asked
                + "','capabilities':{},'clientInfo':{'name':'c','version':'1'}}}");
        assertEquals(given, receive().object("result").orElseThrow().string("protocolVersion").orElseThrow());
    }

    @Test
    void leavesTheSessionClosedWhenInitializeIsNoGood() throws Exception {
        send("{'jsonrpc':'2.0','id':2,'method':'initialize','params':{'protocolVersion':'2025-11-25'}}");
        JsonObject refused = receive();
        assertEquals(-32602, code(refused));
        assertEquals(Optional.of(Json.of(2)), refused.get("id"));
        initialize("2025-11-25");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{ | -32700", "{} {} | -32700", "nul | -32700", "{'a':1,'a':2} | -32700", "5 | -32600", "{} | -32600",
        "[] | -32600", "[{}] | -32600", "{'jsonrpc':'2.0','id':{},'method':'m'} | -32600"})
    void answersWhatIsNoMessageAndGoesOn(String bad, long code) throws Exception {
        send(bad);
        JsonObject answer = receive();
        assertEquals(code, code(answer));
        assertFalse(answer.has("id"));
        initialize("2025-11-25");
    }

    @Test
    void answersBytesThatAreNoText() throws Exception {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, 1};
        connection.receive(bytes, 0, bytes.length);
        assertEquals(-32700, code(receive()));
    }

    @Test
    void answersNoNotificationAndNoResponse() throws Exception {
        initialize("2025-11-25");
        for (String silent : List.of("{'jsonrpc':'2.0','method':'notifications/nobody'}",
                "{'jsonrpc':'2.0','method':'tools/call','params':{'name':5}}",
                "{'jsonrpc':'2.0','method':'notifications/cancelled'}",
                        "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':{}}}",
                "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':'none'}}",
                        "{'jsonrpc':'2.0','id':'wherry-1','result':{}}",
                "{'jsonrpc':'2.0','id':5,'error':{'code':1,'message':'m'}}", "{'jsonrpc':'2.0','id':5,'result':null}",
                        "{'jsonrpc':'2.0','result':{}}")) {
            send(silent);
        }
        send("{'jsonrpc':'2.0','id':9,'method':'ping'}");
        assertEquals(Optional.of(Json.of(9)), receive().get("id"));
    }

    @Test
    void cancelsACallAndSaysNothingMoreOfIt() throws Exception {
        initialize("2025-11-25");
        send("{'jsonrpc':'2.0','id':'s','method':'tools/call','params':{'name':'sleep'}}");
        begun.await();
        send("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':'s','reason':'enough'}}");
        stopped.await();
        send("{'jsonrpc':'2.0','id':9,'method':'ping'}");
        assertEquals(Optional.of(Json.of(9)), receive().get("id"));
        assertTrue(out.isEmpty());
    }

    @Test
    void cancelsWhatIsOpenWhenItCloses() throws Exception {
        send("{'jsonrpc':'2.0','id':'s','method':'tools/call','params':{'name':'sleep'," + META + "}}");
        begun.await();
        connection.close();
        connection.close();
        stopped.await();
        assertEquals(0, connection.calls().size());
    }

    @Test
    void refusesABatchBeforeASession() throws Exception {
        send("[{'jsonrpc':'2.0','id':2,'method':'ping'}]");
        assertEquals(-32600, code(receive()));
    }

    @Test
    void answersABatchOfTheOneRevisionThatHasThem() throws Exception {
        initialize("2025-03-26");
        send("[{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'echo'}},{'jsonrpc':'2.0',"
                + "'method':'notifications/x'},{'jsonrpc':'2.0','id':2,'method':'ping'},7]");
        JsonArray answers = (JsonArray) Optional.ofNullable(out.poll(10, TimeUnit.SECONDS)).orElseThrow();
        assertEquals(3, answers.size());
        send("[{'jsonrpc':'2.0','method':'notifications/x'}]");
        send("[]");
        assertEquals(-32600, code(receive()), "a batch without requests is not answered, an empty one is refused");
    }
}
