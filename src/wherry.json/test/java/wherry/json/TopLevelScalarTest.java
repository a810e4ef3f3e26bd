package wherry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopLevelScalarTest {
    private final JsonReader reader = new JsonReader(JsonLimits.DEFAULT);

    /// What a message may hold that is refused, and that the id may stand before or behind.
    @ParameterizedTest
    @ValueSource(strings = {"\"\\uD83D\"", "[\"\\uDE00\"]", "1e5000", "1e99999999999", "{\"a\":1,\"a\":2}"})
    void isReadBeforeAndBehindWhatIsRefused(String value) {
        assertEquals(Optional.of(Json.of(7)), id("{\"id\":7,\"params\":" + value + "}"));
        assertEquals(Optional.of(Json.of(7)), id("{\"params\":" + value + ",\"id\":7}"));
        assertEquals(Optional.of(Json.of("é\"")), id("{\"params\":" + value + ", \"id\" : \"é\\\"\" }"));
    }

    @Test
    void isReadBeforeAndBehindWhatIsOverALimit() {
        for (String value : new String[] {"1".repeat(100_000), "{\"" + "n".repeat(100_000) + "\":1}", "\"" + "s".repeat((4 << 20) + 1) + "\"",
            "[" + "0,".repeat(100_000) + "0]", "[".repeat(5_000) + "]".repeat(5_000)}) {
            isReadBeforeAndBehindWhatIsRefused(value);
        }
    }

    @Test
    void isReadBesideNamesThatAreRefused() {
        assertEquals(Optional.of(Json.of(7)), id("{\"a\":1,\"id\":7,\"a\":2}"));
        assertEquals(Optional.of(Json.of(7)), id("{\"" + "n".repeat(100_000) + "\":1,\"id\":7}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"{'id':7,'a':x}|7", "{'id':7,'a':|7", "{'id':7,|7", "{'id':7}x|7", "{'id':7}{'id':8}|7", "{'id':7,'\\uD83D':1}|7",
        "{'id':'x','a':'|\"x\"", "{'id':null,'a':x}|null", "{'id':true,'a':x}|true"})
    void isReadBeforeThePlaceWhereTheTextStopsBeingJson(String text, String value) {
        assertEquals(Optional.of(Json.parse(value)), id(text.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':x,'id':7}", "{'id':7", "{'id':72", "{'id':7x,'a':1}", "{'\\uD83D':1,'id':7}", "{'id':'x", "{'id':", "{'id'", "", "7", "[{'id':7},x]", "{'a':{'id':7},x}", "{'id':{},x}",
        "{'id':[7],x}", "{'id':7,'id':7}", "{'id':7,'id':8}", "{'id':7,'a':1,'id':{}}", "{'id':1e5000}", "{'id':'\\uD83D'}", "{'id':7,'id':1e5000}",
        "{'ID':7,x}", "{'params':{'id':7,'id':8}}"})
    void isNotReadWhereItIsNotCertain(String text) {
        byte[] json = text.replace('\'', '"').getBytes(UTF_8);
        assertThrows(JsonException.class, () -> {
            reader.read(json);
            if (text.startsWith("7")) {
                throw new JsonException("the one text here that is taken");
            }
        });
        assertEquals(Optional.empty(), id(text.replace('\'', '"')));
    }

    @Test
    void isReadWhereOtherBytesAreNotUtf8() {
        byte[] json = "{\"a\":\"?\",\"id\":7}".getBytes(UTF_8);
        json[6] = (byte) 0xFF;
        assertEquals(Optional.of(Json.of(7)), reader.topLevelScalar(json, 0, json.length, "id"));
    }

    @Test
    void isNotReadWhereItsOwnBytesAreNotUtf8() {
        byte[] json = "{\"id\":\"?\"}".getBytes(UTF_8);
        json[7] = (byte) 0xFF;
        assertEquals(Optional.empty(), reader.topLevelScalar(json, 0, json.length, "id"));
    }

    @Test
    void endsInATextThatNestsWithoutEnd() {
        assertEquals(Optional.empty(), id("{\"a\":" + "[".repeat(1_000_000)));
        assertEquals(Optional.of(Json.of(7)), id("{\"id\":7,\"a\":" + "[".repeat(1_000_000)));
    }

    @Test
    void isReadFromAPartOfABuffer() {
        byte[] json = "xx{\"id\":7,\"a\":x}yy".getBytes(UTF_8);
        assertEquals(Optional.of(Json.of(7)), reader.topLevelScalar(json, 2, json.length - 4, "id"));
    }

    private Optional<Json> id(String text) {
        byte[] json = text.getBytes(UTF_8);
        return reader.topLevelScalar(json, 0, json.length, "id");
    }
}
