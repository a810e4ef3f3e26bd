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
