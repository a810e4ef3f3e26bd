package wherry.server.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;

/// Cuts lists into pages (specification: server/utilities/pagination). A cursor names the last item of a page, so that it stays
/// valid when items come and go. It is sealed, so that a client cannot make one up.
public final class Pagination {
    private final Seal seal;
    private final int size;

    public Pagination(Seal seal, int size) {
        this.seal = seal;
        this.size = size;
    }

    /// @param list the list's name in the result
    /// @throws FaultException when this server did not make the cursor for this list
    public <T> JsonObject page(String list, Map<String, T> items, Function<T, JsonObject> toJson, Call.Page asked) {
        List<String> names = List.copyOf(items.keySet());
        int from = asked instanceof Call.Page.Next(String cursor) ? after(names, open(list, cursor)) : 0;
        int to = Math.min(names.size(), from + size);
        var page = new ArrayList<Json>(to - from);
        for (String name : names.subList(from, to)) {
            page.add(toJson.apply(items.get(name)));
        }
        var result = JsonObject.builder().put(list, new JsonArray(page));
        return to < names.size()
                ? result.put("nextCursor", seal.seal(purpose(list), to + " " + names.get(to - 1))).build()
                : result.build();
    }

    private String open(String list, String cursor) {
        return seal.open(purpose(list), cursor).orElseThrow(() -> new FaultException(new Fault.InvalidParams(
                "params.cursor: not given out by this server for this list; start again without one")));
    }

    /// The place after the item of that name, or the place of that item when it is gone.
    private static int after(List<String> names, String position) {
        int space = position.indexOf(' ');
        int at = names.indexOf(position.substring(space + 1));
        return at >= 0 ? at + 1 : Math.min(names.size(), Math.max(0, Integer.parseInt(position.substring(0, space)) - 1));
    }

    private static String purpose(String list) {
        return "cursor|" + list;
    }
}
