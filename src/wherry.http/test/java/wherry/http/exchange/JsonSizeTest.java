package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

class JsonSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"[1,1,1,1,1,1,1,1]", "[[],[],[],[],[],[]]", "[{},{},{},{}]", "{\"a\":{\"b\":{\"c\":1}}}", "\"a long text, in which nothing is\"",
        "[\"a\",\"b\",\"c\"]", "[true,false,null]", "{\"\":\"\"}"})
    void isNeverMoreThanTheWorstOfATextOfThatLength(String text) {
        long size = JsonSize.of(Json.parse(text));
        assertTrue(size <= JsonSize.worst(text.length()), size + " of " + text);
        assertTrue(size >= text.length() / 4, size + " of " + text);
    }

    @Test
    void countsEachCharacterItemAndMember() {
        assertEquals(JsonSize.of(Json.of("ab")) + 100, JsonSize.of(Json.of("x".repeat(102))));
        long item = JsonSize.of(Json.of("a"));
        long one = JsonSize.of(JsonArray.of("a"));
        assertTrue(one > JsonSize.of(JsonArray.EMPTY) + item);
        assertEquals(2 * (one - JsonSize.of(JsonArray.EMPTY)), JsonSize.of(JsonArray.of("a", "a")) - JsonSize.of(JsonArray.EMPTY));
        long member = JsonSize.of(JsonObject.of("name", Json.of("a"))) - JsonSize.of(JsonObject.EMPTY);
        assertTrue(member > item + "name".length(), "a member is its name and its value");
        assertEquals(2 * member, JsonSize.of(JsonObject.of("name", Json.of("a"), "eman", Json.of("a"))) - JsonSize.of(JsonObject.EMPTY));
    }

    @Test
    void takesNoMoreValuesThanALimitAllows() {
        assertEquals(JsonSize.worst(10_000_000) + 1_000_000, JsonSize.worst(11_000_000));
    }
}
