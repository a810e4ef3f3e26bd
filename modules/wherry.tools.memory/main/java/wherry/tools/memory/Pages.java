package wherry.tools.memory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.json.MessageText;
import wherry.tool.ToolFailure;

/// Cuts entities and their relations into pages that fit a model's context. For one page.
///
/// The order is: an entity, then those of its relations that no entity before it has, then the next entity. A cursor is a place in this
/// order. On a page, entities come first, and relations stand as in the graph.
final class Pages {
    /// What the items of a page may weigh, but for the first: some 25,000 tokens.
    static final long HEAVIEST = 100_000;

    private final List<Relation> relations;
    private final Map<String, List<Integer>> byEnd = new HashMap<>();
    private final BitSet passed = new BitSet();
    private final int limit;
    private final int first;
    private final List<Entity> entities = new ArrayList<>();
    private final BitSet chosen = new BitSet();
    private int place;
    private long weight;
    private boolean full;

    private Pages(List<Relation> relations, int limit, String cursor) {
        this.relations = relations;
        this.limit = limit;
        this.first = place(cursor);
        for (int i = 0; i < relations.size(); i++) {
            Relation each = relations.get(i);
            byEnd.computeIfAbsent(each.from(), _ -> new ArrayList<>()).add(i);
            byEnd.computeIfAbsent(each.to(), _ -> new ArrayList<>()).add(i);
        }
    }

    private static int place(String cursor) {
        if (!cursor.matches("[0-9]{0,9}")) {
            throw new ToolFailure("cursor: expected the nextCursor of the answer before, or none, got '" + MessageText.excerpt(cursor) + "'");
        }
        return cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    }

    /// Entities, and the relations that begin or end at one of them.
    ///
    /// @param limit  how many entities
    /// @param cursor empty for the first page
    static GraphPage of(List<Entity> entities, List<Relation> relations, int limit, String cursor) {
        return new Pages(relations, limit, cursor).add(entities).page();
    }

    /// Entities and all relations: last those that neither begin nor end at an entity.
    static GraphPage ofAll(List<Entity> entities, List<Relation> relations, int limit, String cursor) {
        Pages pages = new Pages(relations, limit, cursor).add(entities);
        for (int i = pages.passed.nextClearBit(0); i < relations.size() && !pages.full; i = pages.passed.nextClearBit(i)) {
            pages.add(i);
        }
        return pages.page();
    }

    private Pages add(List<Entity> all) {
        for (int i = 0; i < all.size() && !full; i++) {
            Entity each = all.get(i);
            if (entities.size() == limit || !isRoom(each.weight())) {
                full = true;
            } else {
                if (place++ >= first) {
                    entities.add(each);
                }
                byEnd.getOrDefault(each.name(), List.of()).forEach(this::add);
            }
        }
        return this;
    }

    private void add(int relation) {
        if (full || passed.get(relation)) {
            return;
        }
        if (!isRoom(relations.get(relation).weight())) {
            full = true;
            return;
        }
        passed.set(relation);
        if (place++ >= first) {
            chosen.set(relation);
        }
    }

    /// Whether the page has room for the item at the place, or the place is before the page.
    private boolean isRoom(long more) {
        if (place < first) {
            return true;
        }
        weight += more;
        return weight <= HEAVIEST || weight == more;
    }

    private GraphPage page() {
        return new GraphPage(List.copyOf(entities), chosen.stream().mapToObj(relations::get).toList(),
                full ? Optional.of("" + place) : Optional.empty());
    }
}
