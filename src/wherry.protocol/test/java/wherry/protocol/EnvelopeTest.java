package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;

class EnvelopeTest {

    @Test
    void readsARequestWithItsParams() {
        var request = (Message.Request) read("{'jsonrpc':'2.0','id':7,'method':'m','params':{'a':1}}");
        assertEquals(RequestId.of(7), request.id());
        assertEquals("m", request.method());
        assertEquals(JsonObject.of("a", Json.of(1)), request.params());
    }

    @Test
    void readsARequestWithoutParams() {
        assertEquals(JsonObject.EMPTY, ((Message.Request) read("{'jsonrpc':'2.0','id':'a','method':'m'}")).params());
        assertEquals(JsonObject.EMPTY, ((Message.Request) read("{'jsonrpc':'2.0','id':'a','method':'m','params':null}")).params());
    }

    @Test
    void readsWhatHasAMethodAndNoIdAsANotification() {
        assertInstanceOf(Message.Notification.class, read("{'jsonrpc':'2.0','method':'m'}"));
    }

    @Test
    void ignoresMembersItDoesNotKnow() {
        assertInstanceOf(Message.Request.class, read(
                "{'__proto__':{'id':2},'ID':3,'Method':'x','jsonrpc':'2.0','id':1,'method':'m'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a'", "''", "0", "-1", "1e2", "1.0", "9223372036854775808", "18446744073709551615",
            "-9223372036854775809"})
    void takesStringsAndWholeNumbersAsIdsAndEchoesThem(String id) {
        Json sent = Json.parse(id.replace('\'', '"'));
        var request = (Message.Request) read("{'jsonrpc':'2.0','method':'m','id':" + id + "}");
        assertEquals(Optional.of(sent), Envelope.result(request.id(), JsonObject.EMPTY).get("id"));
        assertTrue(!Envelope.result(request.id(), JsonObject.EMPTY).toString().contains("E"),
                "an integer stays one in every language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1.5", "true", "[]", "{}", "[1]"})
    void refusesARequestWhoseIdIsNone(String id) {
        FaultException refused = refused("{'jsonrpc':'2.0','method':'m','id':" + id + "}");
        assertInstanceOf(Fault.InvalidRequest.class, refused.fault());
        assertEquals(Optional.empty(), refused.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':5}", "{'id':5,'jsonrpc':2.0,'method':'m'}", "{'id':5,'jsonrpc':'1.0','method':'m'}",
        "{'id':5,'jsonrpc':'2.0'}", "{'id':5,'jsonrpc':'2.0','method':null}", "{'id':5,'jsonrpc':'2.0','method':['m']}",
        "{'id':5,'jsonrpc':'2.0','Method':'m'}",
        "{'id':5,'jsonrpc':'2.0','method':'m','params':[1]}", "{'id':5,'jsonrpc':'2.0','method':'m','params':'p'}",
        "{'id':5,'JSONRPC':'2.0','method':'m'}"})
    void refusesAMalformedRequestWithTheIdThatItHas(String message) {
        FaultException refused = refused(message);
        assertInstanceOf(Fault.InvalidRequest.class, refused.fault());
        assertEquals(Optional.of(RequestId.of(5)), refused.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "'text'", "true", "[]"})
    void refusesWhatIsNoObject(String message) {
        assertInstanceOf(Fault.InvalidRequest.class, refused(message).fault());
    }

    @Test
    void namesWhatIsLongOrNestedByItsKind() {
        String name = "x".repeat(10_000);
        for (String message : new String[] {"{'jsonrpc':'" + name + "'}", "{'jsonrpc':['" + name + "']}", "{'jsonrpc':{'" + "n"
                + "':'" + name + "'}}",
            "{'jsonrpc':'2.0','" + "n".repeat(200) + "':1}"}) {
            assertTrue(refused(message).getMessage().length() < 120, refused(message).getMessage());
        }
    }

    @Test
    void readsAResult() {
        assertEquals(new Message.Result(RequestId.of("q"), JsonObject.of("a", Json.of(1))),
                read("{'jsonrpc':'2.0','id':'q','result':{'a':1}}"));
    }

    @Test
    void readsAnErrorOfAnyShape() {
        assertEquals(new Message.Failure(RequestId.of("q"), "no"),
                read("{'jsonrpc':'2.0','id':'q','error':{'code':-1,'message':'no','data':1}}"));
        assertEquals("no message", ((Message.Failure) read("{'jsonrpc':'2.0','id':'q','error':'bad'}")).message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "'text'", "1"})
    void readsAnInvalidResponseAsAFailureSinceAResponseMayNotBeAnswered(String result) {
        var failure = (Message.Failure) read("{'jsonrpc':'2.0','id':'q','result':" + result + "}");
        assertEquals(RequestId.of("q"), failure.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'jsonrpc':'2.0','result':{}}", "{'jsonrpc':'2.0','id':1.5,'result':{}}",
            "{'jsonrpc':'2.0','id':null,'error':{'message':'no'}}", "{'jsonrpc':'2.0','error':{'message':'no'}}"})
    void readsAResponseWithoutAValidIdAsUnmatched(String response) {
        assertEquals(new Message.Unmatched(), read(response));
    }

    @Test
    void leavesOutAnIdThatIsUnknown() {
        assertEquals("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"m\"}}",
                Envelope.errorWithoutId(new Fault.ParseError("m"), Revision.LATEST).toString());
    }

    @Test
    void leavesEmptyParamsOut() {
        assertEquals("{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"roots/list\"}",
                Envelope.request(RequestId.of("q"), "roots/list", JsonObject.EMPTY).toString());
        assertEquals("{\"jsonrpc\":\"2.0\",\"method\":\"n\"}", Envelope.notification("n", JsonObject.EMPTY).toString());
    }

    private static Message read(String json) {
        return Envelope.read(Json.parse(json.replace('\'', '"')));
    }

    private static FaultException refused(String json) {
        return assertThrows(FaultException.class, () -> read(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{'id':5} | none", "{'jsonrpc':{'a':1}} | an object", "{'jsonrpc':[1]} | an array",
        "{'jsonrpc':2.5} | 2.5", "{'jsonrpc':'1.0'} | '1.0'"})
    void showsWhatItWasGiven(String message, String given) {
        assertEquals("expected 'jsonrpc': '2.0', got " + given, refused(message).getMessage().replace('"', '\''));
    }

    @Test
    void showsATextOfUpTo40Characters() {
        String longest = "x".repeat(40);
        assertTrue(refused("{'jsonrpc':'" + longest + "'}").getMessage().endsWith("got \"" + longest + "\""));
        assertTrue(refused("{'jsonrpc':'x" + longest + "'}").getMessage().endsWith("got a string of 41 characters"));
    }

    @Test
    void knowsAnIdByItsValueAndShowsIt() {
        assertEquals(RequestId.of("7"), RequestId.of("7"));
        assertEquals(RequestId.of(7).hashCode(), RequestId.of(7).hashCode());
        assertNotEquals(RequestId.of("7"), RequestId.of(7));
        assertEquals("\"7\" 7", RequestId.of("7") + " " + RequestId.of(7));
    }
}
