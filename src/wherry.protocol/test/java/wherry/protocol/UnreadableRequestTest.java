package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableRequestTest {

    private static Optional<RequestId> id(String text) {
        byte[] bytes = ("xx" + text + "yy").replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return UnreadableRequest.failure(new Fault.ParseError("m"), bytes, 2, bytes.length - 4).id();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'id':7,'method':'m','params':{'a':'\\ud800'}}",
        "{'params':{'a':1,'a':2,'id':8},'method':'m', 'id' : 7 }",
        "{'jsonrpc':'2.0','method':'m','id':7,'params':{'id':9,'x':[[[[[[",
        "{'method':'m}\\'{','id':7,'params':['id',{'id':1}]",
        "{'id':7,'method':'m','params':{'n':1e999999}}"})
    void findsTheIdOfTheOutermostObject(String text) {
        assertEquals(Optional.of(RequestId.of(7)), id(text));
    }

    @Test
    void findsAnIdThatIsText() {
        assertEquals(Optional.of(RequestId.of("a-b")), id("{'id':'a-b','method':'m','x':"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "nonsense", "[{'id':7,'method':'m'", "{'id':7,'result':{'a':'\\ud800'}}", "{'id':7,'id':8,'method':'m'}",
        "{'method':'m','params':{'id':7}", "{'id':{},'method':'m'", "{'id':1.5,'method':'m'", "{'id':null,'method':'m'",
        "{'method':'m','id':7", "{'method':'m','id':'seven"})
    void findsNoneWhereItCannotBeSure(String text) {
        assertEquals(Optional.empty(), id(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'\\uD83D'", "['\\uDE00']", "1e5000", "1e99999999999", "{'a':1,'a':2}", "x"})
    void findsAnIdBeforeAndBehindWhatIsRefused(String value) {
        assertEquals(Optional.of(RequestId.of(7)), id("{'method':'m','id':7,'params':" + value + "}"));
        assertEquals(Optional.of(RequestId.of(7)), id("{'params':" + value + ",'id':7,'method':'m'}"));
        assertEquals(Optional.of(RequestId.of("é\"")), id("{'params':" + value + ", 'id' : 'é\\'' ,'method':'m'}"));
    }

    @Test
    void findsAnIdBeforeAndBehindWhatIsOverALimit() {
        for (String value : new String[] {"1".repeat(100_000), "{'" + "n".repeat(100_000) + "':1}", "'" + "s".repeat((4 << 20) + 1) + "'",
            "[" + "0,".repeat(100_000) + "0]", "[".repeat(5_000) + "]".repeat(5_000)}) {
            findsAnIdBeforeAndBehindWhatIsRefused(value);
        }
        assertEquals(Optional.of(RequestId.of(7)), id("{'method':'m','id':7,'a':" + "[".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'method':'m','id':1e5000,'a':", "{'method':'m','id':'\\uD83D','a':", "{'method':'m','id':7x,'a':", "{'method':'m','ID':7,'a':", "{'method':'m','id':7,'a':1,'id':{}}"})
    void findsNoIdThatIsRefusedItself(String text) {
        assertEquals(Optional.empty(), id(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'method':'m','id':'?','a':x}|false", "{'method':'m','id':7,'a':'?'}|true"})
    void findsAnIdOfValidUtf8Alone(String given) {
        String[] parts = given.split("\\|");
        byte[] bytes = parts[0].replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        bytes[parts[0].indexOf('?')] = (byte) 0xFF;
        assertEquals(Boolean.parseBoolean(parts[1]),
                UnreadableRequest.failure(new Fault.ParseError("m"), bytes, 0, bytes.length).id().isPresent());
    }

    @Test
    void givesBackNoIdWithoutBound() {
        assertEquals(Optional.empty(), id("{'method':'m','id':'" + "x".repeat(1000) + "','a':"));
    }

    @Test
    void givesBackAnIdOfUpTo300Bytes() {
        String longest = "x".repeat(298);
        assertEquals(Optional.of(RequestId.of(longest)), id("{'method':'m','id':'" + longest + "','a':"));
        assertEquals(Optional.empty(), id("{'method':'m','id':'" + longest + "x','a':"));
    }

    @Test
    void findsTheEndOfAnIdWithQuotesAndSeparatorsInIt() {
        assertEquals(Optional.of(RequestId.of("a\"b, c}")), id("{'id':'a\\'b, c}','method':'m','x':"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':7,'method", "{'id':7,'method'", "{'method':'m','id':", "{'method':'m','id':7", "{'method':'m','id':'7",
        "{'method':'m','id' ", "{'method':'m','id': "})
    void looksAtNothingBehindTheEnd(String text) {
        assertEquals(Optional.empty(), idOfStart(text, text.length()));
        assertEquals(Optional.empty(), idOfStart(text + "':7,'x':", text.length()));
        assertEquals(Optional.empty(), idOfStart(text + ":7,", text.length()));
    }

    private static Optional<RequestId> idOfStart(String text, int length) {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return UnreadableRequest.failure(new Fault.ParseError("m"), bytes, 0, length).id();
    }
}
