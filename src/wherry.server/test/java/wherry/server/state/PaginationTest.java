package wherry.server.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;

class PaginationTest {
    private static final Call.Page FIRST = new Call.Page.First();

    private final Pagination pages = new Pagination(new Seal(List.of(), SecureRandom::new), 3);
    private final Map<String, Integer> items = items(0, 8);

    private static Map<String, Integer> items(int from, int to) {
        var items = new LinkedHashMap<String, Integer>();
        IntStream.range(from, to).forEach(i -> items.put("name " + i, i));
        return items;
    }

    private JsonObject page(Map<String, Integer> of, Call.Page asked) {
        return pages.page("tools", of, i -> JsonObject.of("i", Json.of(i)), asked);
    }

    private static Call.Page next(JsonObject page) {
        return new Call.Page.Next(page.string("nextCursor").orElseThrow());
    }

    private static List<Long> shown(JsonObject page) {
        return page.array("tools").orElseThrow().items().stream().map(item -> ((JsonObject) item).number("i").orElseThrow()
                .longValue()).toList();
    }

    @Test
    void showsEachItemOnce() {
        var all = new ArrayList<Long>();
        JsonObject page = page(items, FIRST);
        int count = 1;
        for (all.addAll(shown(page)); page.has("nextCursor"); all.addAll(shown(page))) {
            page = page(items, next(page));
            count++;
        }
        assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L), all);
        assertEquals(3, count);
    }

    @Test
    void givesNoCursorWhenTheLastPageIsFull() {
        JsonObject second = page(items(0, 6), next(page(items(0, 6), FIRST)));
        assertEquals(List.of(3L, 4L, 5L), shown(second));
        assertEquals(Optional.empty(), second.string("nextCursor"));
        assertEquals(List.of(), shown(page(Map.of(), FIRST)));
    }

    @Test
    void goesOnWhereItWasWhenItemsComeAndGo() {
        Call.Page next = next(page(items, FIRST));
        var more = new LinkedHashMap<String, Integer>(Map.of("new", 99));
        more.putAll(items);
        assertEquals(List.of(3L, 4L, 5L), shown(page(more, next)));
        Map<String, Integer> fewer = items(0, 8);
        fewer.remove("name 2");
        assertEquals(List.of(3L, 4L, 5L), shown(page(fewer, next)), "the last shown is gone");
        assertEquals(List.of(), shown(page(items(0, 1), next)));
        assertEquals(List.of(), shown(page(Map.of(), next)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "MyBuYW1l", "ä", "AAAA"})
    void refusesACursorThatItDidNotGiveOut(String cursor) {
        assertInstanceOf(Fault.InvalidParams.class, assertThrows(FaultException.class, () -> page(items, new Call.Page.Next(cursor)))
                .fault());
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        Call.Page next = next(page(items, FIRST));
        assertThrows(FaultException.class, () -> pages.page("prompts", items, _ -> JsonObject.EMPTY, next));
    }
}
