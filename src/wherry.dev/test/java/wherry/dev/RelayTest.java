package wherry.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
    private static final String INITIALIZE = "{'id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25'}}";
    private static final String INITIALIZED = "{'method':'notifications/initialized'}";
    private static final String LISTEN =
            "{'id':'l','method':'subscriptions/listen','params':{'notifications':{'toolsListChanged':true}}}";
    private static final String ACKNOWLEDGED = "{'method':'notifications/subscriptions/acknowledged','params':{'notifications':"
            + "{'toolsListChanged':true},'_meta':{'io.modelcontextprotocol/subscriptionId':'l'}}}";
    private static final String CALL = "{'id':7,'method':'tools/call','params':{'name':'t'}}";

    private final ByteArrayOutputStream client = new ByteArrayOutputStream();
    private final Relay relay = new Relay(client);
    private final Recorded first = new Recorded(1);
    private final Recorded second = new Recorded(2);

    private record Recorded(int number, List<String> lines) implements Backend {
        Recorded(int number) {
            this(number, new ArrayList<>());
        }

        @Override
        public void send(byte[] line) {
            lines.add(new String(line, StandardCharsets.UTF_8).replace('"', '\''));
        }
    }

    @BeforeEach
    void connect() {
        relay.connect(first);
    }

    private void say(String... messages) throws InterruptedException {
        for (String message : messages) {
            relay.fromClient(bytes(message));
        }
    }

    private void answer(Backend server, String message) {
        relay.fromServer(server, bytes(message));
    }

    private static byte[] bytes(String message) {
        return message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    /// The lines that the client got since the last call of this method.
    private List<String> heard() {
        List<String> lines = client.toString(StandardCharsets.UTF_8).replace('"', '\'').lines().toList();
        client.reset();
        return lines;
    }

    @Test
    void passesLinesAsTheyAre() throws InterruptedException {
        say(" {'id' : 1,  'method':'ping'}\r", "no JSON");
        answer(first, "{'result':{} ,'id':1}");
        answer(first, "usage: ...");
        assertEquals(List.of(" {'id' : 1,  'method':'ping'}\r", "no JSON"), first.lines);
        assertEquals(List.of("{'result':{} ,'id':1}", "usage: ..."), heard());
    }

    @Test
    void tellsTheNextServerWhatALegacyClientSaidAndTheClientThatListsChanged() throws InterruptedException {
        say(INITIALIZE, INITIALIZED, "{'id':2,'method':'logging/setLevel','params':{'level':'error'}}",
                "{'id':3,'method':'resources/subscribe','params':{'uri':'a:b'}}",
                "{'id':4,'method':'resources/subscribe','params':{'uri':'a:c'}}",
                "{'id':5,'method':'resources/unsubscribe','params':{'uri':'a:b'}}");
        relay.connect(second);
        assertEquals(List.of(INITIALIZE.replace("'id':1", "'id':'wherry-dev/initialize'"), INITIALIZED,
                "{'id':'wherry-dev/level','method':'logging/setLevel','params':{'level':'error'}}",
                "{'id':'wherry-dev/a:c','method':'resources/subscribe','params':{'uri':'a:c'}}"), second.lines);

        answer(second, "{'id':'wherry-dev/initialize','result':{'capabilities':{'prompts':{},'tools':{'listChanged':true}}}}");
        answer(second, "{'id':'wherry-dev/level','result':{}}");
        assertEquals(List.of("{'jsonrpc':'2.0','method':'notifications/tools/list_changed','params':{}}"), heard());
    }

    @Test
    void takesAQuestionBackUnderTheIdThatItWasAskedBy() throws InterruptedException {
        say("{'id':'wherry-1','method':'tools/call','params':{}}");
        answer(first, "{'id':'wherry-1','method':'elicitation/create','params':{}}");
        answer(first, "{'method':'notifications/cancelled','params':{'requestId':'wherry-1','reason':'over'}}");
        assertEquals(List.of("{'id':'1/wherry-1','method':'elicitation/create','params':{}}",
                "{'method':'notifications/cancelled','params':{'requestId':'1/wherry-1','reason':'over'}}"), heard());
    }

    @Test
    void countsACallAsOverThatIsCancelledInABatch() throws InterruptedException {
        say(CALL, "[{'method':'notifications/cancelled','params':{'requestId':7}}]");
        assertTrue(relay.isIdle(first));
        assertEquals(2, first.lines.size());
    }

    @Test
    void movesSubscriptionsToTheNextServer() throws InterruptedException {
        say(LISTEN);
        answer(first, ACKNOWLEDGED);
        assertEquals(List.of(ACKNOWLEDGED), heard());
        relay.connect(second);
        assertEquals(List.of(LISTEN), second.lines);
        assertTrue(relay.isIdle(first));

        answer(first, "{'method':'notifications/cancelled','params':{'requestId':'l'}}");
        answer(first, "{'id':'l','result':{}}");
        assertEquals(List.of(), heard(), "that the old server ends it is nothing to the client");
        answer(second, ACKNOWLEDGED);
        assertEquals(List.of("{'jsonrpc':'2.0','method':'notifications/tools/list_changed','params':"
                + "{'_meta':{'io.modelcontextprotocol/subscriptionId':'l'}}}"), heard());
        answer(second, "{'id':'l','result':{}}");
        assertEquals(List.of("{'id':'l','result':{}}"), heard());
        relay.connect(new Recorded(3));
        assertEquals(List.of(LISTEN), second.lines, "it is over");
    }

    @Test
    void acknowledgesASubscriptionThatTheOldServerDidNot() throws InterruptedException {
        say(LISTEN);
        relay.connect(second);
        answer(first, ACKNOWLEDGED);
        answer(second, ACKNOWLEDGED);
        assertEquals(List.of(ACKNOWLEDGED), heard());
    }

    @Test
    void forgetsASubscriptionThatItsClientEnds() throws InterruptedException {
        say(LISTEN, "{'method':'notifications/cancelled','params':{'requestId':'l'}}");
        relay.connect(second);
        assertEquals(2, first.lines.size());
        assertEquals(List.of(), second.lines);
    }

    @Test
    void leavesCallsWithTheServerThatGotThem() throws InterruptedException {
        say(CALL, "{'id':8,'method':'tools/call'}");
        relay.connect(second);
        answer(first, "{'id':7,'result':{}}");
        assertEquals(List.of("{'id':7,'result':{}}"), heard());
        assertEquals(false, relay.isIdle(first));
        say("{'method':'notifications/cancelled','params':{'requestId':8}}");
        assertEquals(3, first.lines.size());
        assertTrue(relay.isIdle(first));
        assertEquals(List.of(), second.lines);
    }

    @Test
    void bringsAnswersToTheServerThatAsked() throws InterruptedException {
        answer(first, "{'id':'wherry-1','method':'elicitation/create'}");
        relay.connect(second);
        answer(second, "{'id':'wherry-1','method':'roots/list'}");
        assertEquals(List.of("{'id':'1/wherry-1','method':'elicitation/create'}", "{'id':'2/wherry-1','method':'roots/list'}"),
                heard());
        say("{'id':'1/wherry-1','result':{'x':1}}", "{'id':'2/wherry-1','result':{'x':2}}", "{'id':'9/wherry-1','result':{}}");
        assertEquals(List.of("{'id':'wherry-1','result':{'x':1}}"), first.lines);
        assertEquals(List.of("{'id':'wherry-1','result':{'x':2}}"), second.lines);
    }

    @Test
    void answersInThePlaceOfAServerThatIsGoneAndKeepsItsSubscriptions() throws InterruptedException {
        say(LISTEN, CALL);
        relay.lost(first, "gone");
        assertEquals(List.of("{'jsonrpc':'2.0','id':7,'error':{'code':-32603,'message':'gone'}}"), heard());
        var said = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                say("{'id':8,'method':'ping'}");
                said.countDown();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        relay.connect(second);
        said.await();
        assertEquals(List.of(LISTEN, "{'id':8,'method':'ping'}"), second.lines);
        assertEquals(2, first.lines.size());
    }

    @Test
    void knowsTheRequestsOfABatch() throws InterruptedException {
        say("[" + CALL + ",{'id':8,'method':'ping'}]");
        assertEquals(false, relay.isIdle(first));
        answer(first, "[{'id':8,'result':{}},{'id':7,'result':{}}]");
        assertTrue(relay.isIdle(first));
        assertEquals(1, heard().size());
    }
}
