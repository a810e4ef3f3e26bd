package wherry.tools.skills;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Cuts a list in pages. A cursor is the last URI of the page before, so that it stays valid when others come and go.
///
/// @param weight of an item; a page weighs at most [#MAX_WEIGHT] unless it is one item
record Paging<T>(String list, ToIntFunction<T> weight, Function<Map.Entry<String, T>, Json> toJson) {
    static final int MAX_ITEMS = 100;
    static final int MAX_WEIGHT = 2000;

    /// @param params of the request, with or without a cursor
    /// @return the result without what is not of the list
    /// @throws IllegalArgumentException when the cursor is none
    JsonObject page(NavigableMap<String, T> items, JsonObject params) {
        var page = new ArrayList<Json>();
        int weighs = 0;
        String last = "";
        for (Map.Entry<String, T> each : items.tailMap(cursor(params), false).entrySet()) {
            weighs += weight.applyAsInt(each.getValue());
            if (!page.isEmpty() && (page.size() == MAX_ITEMS || weighs > MAX_WEIGHT)) {
                return JsonObject.of(list, new JsonArray(List.copyOf(page)), "nextCursor", Json.of(last));
            }
            page.add(toJson.apply(each));
            last = each.getKey();
        }
        return JsonObject.of(list, new JsonArray(List.copyOf(page)));
    }

    /// No URI comes before the empty text.
    private static String cursor(JsonObject params) {
        if (!params.has("cursor")) {
            return "";
        }
        if (params.get("cursor").orElseThrow() instanceof JsonString(String cursor) && cursor.startsWith("skill://")) {
            return cursor;
        }
        throw new IllegalArgumentException("params.cursor: not given out by this server for this list; start again without one");
    }
}
