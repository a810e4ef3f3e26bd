package wherry.server.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.RecordingChannel;

class BatchTest {
    private static final String REQUEST = "{'jsonrpc':'2.0','id':1,'method':'m'}";
    private static final String OTHER = "{'jsonrpc':'2.0','id':2,'method':'m'}";
    private static final String NOTIFICATION = "{'jsonrpc':'2.0','method':'n'}";

    private final List<JsonArray> wholes = new ArrayList<>();
    private final List<CallChannel> channels = new ArrayList<>();

    private void each(String messages, BiConsumer<Message, CallChannel> receiver) {
        new Batch(array(messages), wholes::add, new RecordingChannel()).each(receiver);
    }

    private static JsonArray array(String messages) {
        return (JsonArray) Json.parse(messages.replace('\'', '"'));
    }

    private static Outcome reply(int id) {
        return new Outcome.Replied(Reply.result(RequestId.of(id), JsonObject.EMPTY));
    }

    @Test
    void waitsForEveryResponse() {
        each("[" + REQUEST + "," + NOTIFICATION + "," + OTHER + "]", (message, channel) -> {
            if (message instanceof Message.Request) {
                channels.add(channel);
            }
        });
        channels.get(1).end(reply(2));
        assertEquals(List.of(), wholes);
        channels.get(0).end(reply(1));
        assertEquals(1, wholes.size());
        assertEquals(2, wholes.getFirst().size());
    }

    @Test
    void isOverAtOnceWhenNothingIsToBeAnswered() {
        each("[" + NOTIFICATION + ",{'jsonrpc':'2.0','id':1,'result':{}}]", (_, _) -> {
        });
        assertEquals(List.of(JsonArray.EMPTY), wholes);
    }

    @Test
    void isOverWhenItsOnlyCallWasCancelled() {
        each("[" + REQUEST + "]", (_, channel) -> channels.add(channel));
        channels.getFirst().end(new Outcome.Cancelled());
        assertEquals(List.of(JsonArray.EMPTY), wholes);
    }

    @Test
    void answersWhatIsNoMessageAmongOthers() {
        each("[5," + REQUEST + ",[],{'jsonrpc':'2.0','id':null,'method':'m'},{'jsonrpc':'2.0','id':3,'method':5}]",
                (_, channel) -> channel.end(reply(1)));
        assertEquals(1, wholes.size());
        assertEquals(5, wholes.getFirst().size());
        assertEquals(2, wholes.getFirst().items().stream().filter(response -> ((JsonObject) response).has("id")).count());
    }

    @Test
    void countsAPartOnceThatEndsAndFailsAsWell() {
        each("[" + REQUEST + "," + OTHER + "," + NOTIFICATION + "]", (message, channel) -> {
            switch (message) {
                case Message.Request request when request.id().equals(RequestId.of(1)) -> channels.add(channel);
                case Message.Request _ -> {
                    channel.end(reply(2));
                    throw new FaultException(new Fault.InvalidParams("after the end"));
                }
                default -> throw new FaultException(new Fault.InvalidParams("of a notification"));
            }
        });
        assertEquals(List.of(), wholes, "the first is still open");
        channels.getFirst().end(reply(1));
        assertEquals(1, wholes.size());
    }

    @Test
    void isForSessionsOfOneRevisionAlone() {
        Batch.require(array("[" + REQUEST + "]"), Revision.V2025_03_26);
        for (Revision revision : Revision.values()) {
            if (revision != Revision.V2025_03_26) {
                assertRefused("[" + REQUEST + "]", revision);
            }
        }
    }

    @Test
    void hasOneToFiftyMessagesAndNoInitialize() {
        assertRefused("[]", Revision.V2025_03_26);
        assertRefused("[" + NOTIFICATION + ("," + NOTIFICATION).repeat(50) + "]", Revision.V2025_03_26);
        assertRefused("[" + REQUEST + ",{'method':'initialize'}]", Revision.V2025_03_26);
        Batch.require(array("[" + NOTIFICATION + ("," + NOTIFICATION).repeat(49) + "]"), Revision.V2025_03_26);
    }

    private static void assertRefused(String messages, Revision revision) {
        assertInstanceOf(Fault.InvalidRequest.class,
                assertThrows(FaultException.class, () -> Batch.require(array(messages), revision)).fault());
    }
}
