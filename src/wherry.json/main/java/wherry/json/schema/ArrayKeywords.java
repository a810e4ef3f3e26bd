package wherry.json.schema;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;

/// The keywords for arrays, all but `unevaluatedItems`.
final class ArrayKeywords {
    private ArrayKeywords() {
    }

    static void compile(Source source, List<Keyword> keywords) {
        if (source.dialect().validation()) {
            Size.compile(source, "Items", "item", instance -> instance instanceof JsonArray array ? array.size() : -1, keywords);
            if (source.flag("uniqueItems")) {
                keywords.add(ArrayKeywords::unique);
            }
        }
        if (!source.dialect().draft7()) {
            items(source.nodes("prefixItems"), source.node("items"), "items", keywords);
        } else if (source.value("items").orElse(null) instanceof JsonArray) {
            items(source.nodes("items"), source.node("additionalItems"), "additionalItems", keywords);
        } else {
            items(List.of(), source.node("items"), "items", keywords);
        }
        long least = source.count("minContains").orElse(1L);
        long most = source.count("maxContains").orElse(Long.MAX_VALUE);
        source.node("contains").ifPresent(node -> keywords.add(source.dialect().draft7()
                ? new Contains(node, 1, Long.MAX_VALUE)
                : new Contains(node, least, most)));
    }

    private static void items(List<Node> first, Optional<Node> rest, String keyword, List<Keyword> keywords) {
        if (!first.isEmpty() || rest.isPresent()) {
            keywords.add(new Items(keyword, first, rest.orElse(null)));
        }
    }

    private static boolean unique(Json instance, Run run) {
        if (!(instance instanceof JsonArray(List<Json> items)) || items.size() < 2) {
            return true;
        }
        run.spend(items.size());
        Set<String> seen = HashSet.newHashSet(items.size());
        for (Json item : items) {
            if (!seen.add(Canonical.text(item))) {
                return run.fail("uniqueItems", () -> "expected items without repeats, got " + Shown.literal(item) + " twice");
            }
        }
        return true;
    }

    /// What the first items must be, and then all others.
    ///
    /// @param rest  null when there is none
    private record Items(String keyword, List<Node> first, Node rest) implements Keyword {

        @Override
        public boolean accepts(Json instance, Run run) {
            boolean valid = true;
            if (instance instanceof JsonArray(List<Json> items)) {
                int end = rest == null ? Math.min(first.size(), items.size()) : items.size();
                for (int i = 0; i < end && (valid || !run.enough()); i++) {
                    valid &= item(i, items.get(i), run);
                    if (run.evaluated != null) {
                        run.evaluated.addItem(i);
                    }
                }
            }
            return valid;
        }

        private boolean item(int index, Json item, Run run) {
            if (index < first.size()) {
                return run.item(first.get(index), index, item);
            }
            return rest.never()
                    ? run.failAt(Integer.toString(index), keyword, () -> "expected at most " + Shown.count(first.size(), "item"))
                    : run.item(rest, index, item);
        }
    }

    private record Contains(Node node, long least, long most) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            if (!(instance instanceof JsonArray(List<Json> items))) {
                return true;
            }
            long enough = most == Long.MAX_VALUE ? least : Long.MAX_VALUE;
            long count = 0;
            for (int i = 0; i < items.size() && (count < enough || run.tracks()); i++) {
                if (run.quietlyItem(node, items.get(i))) {
                    count++;
                    if (run.evaluated != null) {
                        run.evaluated.addItem(i);
                    }
                }
            }
            long found = count;
            return (found >= least && found <= most) || run.fail("contains", () -> "expected at least " + least
                    + (most == Long.MAX_VALUE ? "" : " and at most " + most) + " of the items to match, got " + found);
        }
    }
}
