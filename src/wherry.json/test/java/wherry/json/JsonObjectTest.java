package wherry.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    private final JsonObject object = JsonObject.parse("""
            {"s": "t", "n": 1, "o": {}, "a": [], "yes": true, "no": false, "nothing": null}""");

    @Test
    void givesAMemberOnlyAsWhatItIs() {
        assertEquals(Optional.of("t"), object.string("s"));
        assertEquals(Optional.of(JsonNumber.of(1)), object.number("n"));
        assertEquals(Optional.of(JsonObject.EMPTY), object.object("o"));
        assertEquals(Optional.of(JsonArray.EMPTY), object.array("a"));
        assertTrue(object.isTrue("yes"));
        for (String other : List.of("nothing", "yes", "absent")) {
            assertEquals(Optional.empty(), object.string(other));
            assertEquals(Optional.empty(), object.number(other));
            assertEquals(Optional.empty(), object.object(other));
            assertEquals(Optional.empty(), object.array(other));
        }
        assertFalse(object.isTrue("no") || object.isTrue("s") || object.isTrue("absent"));
    }

    @Test
    void tellsNullFromAbsent() {
        assertEquals(Optional.of(JsonNull.NULL), object.get("nothing"));
        assertTrue(object.has("nothing"));
        assertEquals(Optional.empty(), object.get("absent"));
    }

    @Test
    void keepsTheOrderOfItsMembers() {
        assertEquals(List.of("s", "n", "o", "a", "yes", "no", "nothing"), object.names());
        assertEquals(List.of(Json.of("t"), Json.of(1)), object.values().subList(0, 2));
    }

    @Test
    void findsEachOfManyMembers() {
        var builder = JsonObject.builder();
        for (int i = 0; i < 100; i++) {
            builder.put("m" + i, i);
        }
        JsonObject many = builder.put("m7", -7).build();
        assertEquals(100, many.size());
        assertEquals(Optional.of(Json.of(-7)), many.get("m7"));
        assertEquals(Optional.of(Json.of(99)), many.get("m99"));
        assertFalse(many.has("m100"));
    }

    @Test
    void isEqualInAnyOrder() {
        JsonObject one = JsonObject.parse("{\"a\":1,\"b\":[{\"c\":2.0,\"d\":3}]}");
        JsonObject other = JsonObject.parse("{\"b\":[{\"d\":3,\"c\":2}],\"a\":1}");
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertNotEquals(one, JsonObject.parse("{\"a\":1}"));
        assertNotEquals(one, JsonObject.parse("{\"a\":1,\"b\":null}"));
        assertNotEquals(one, JsonObject.parse("{\"a\":1,\"c\":[{\"c\":2,\"d\":3}]}"));
    }

    @Test
    void buildsFromAnotherWithoutChangingIt() {
        JsonObject changed = object.toBuilder().put("s", "u").put("more", true).build();
        assertEquals(Optional.of("t"), object.string("s"));
        assertEquals(Optional.of("u"), changed.string("s"));
        assertEquals("s", changed.names().getFirst());
        assertEquals(object.size() + 1, changed.size());
    }

    @Test
    void buildsTheOneEmptyObject() {
        assertSame(JsonObject.EMPTY, JsonObject.builder().build());
    }

    @Test
    void cannotBeChanged() {
        assertThrows(UnsupportedOperationException.class, () -> object.names().set(0, "x"));
        assertThrows(UnsupportedOperationException.class, () -> object.values().clear());
    }

    @Test
    void refusesNullAndOtherTexts() {
        assertThrows(NullPointerException.class, () -> JsonObject.builder().put("a", (Json) null));
        assertThrows(JsonException.class, () -> JsonObject.parse("[]"));
    }

    @Test
    void takesWhatAnAuthorHas() {
        assertEquals("{\"a\":0.5,\"b\":[\"x\",\"y\"],\"c\":0.1}", JsonObject.builder().put("a", 0.5).put("b", List.of("x", "y"))
                .put("c", new BigDecimal("0.1")).build().toString());
        assertEquals("{\"a\":1,\"b\":0.5,\"c\":true}",
                JsonObject.of("a", Json.of(1), "b", Json.of(new BigDecimal("0.5")), "c", Json.of(true)).toString());
    }
}
