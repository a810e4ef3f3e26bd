package wherry.json.schema.keyword;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonWriter;
import wherry.json.MessageText;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;
import wherry.json.schema.evaluation.Subschema;

/// The keywords for arrays, all but `unevaluatedItems`.
final class ArrayKeywords {
    private ArrayKeywords() {
    }

    static void compile(SchemaObject schema, List<Keyword> keywords) {
        if (schema.dialect().validation()) {
            SizeKeyword.compile(schema, "Items", "item", instance -> instance instanceof JsonArray array ? array.size() : -1, keywords);
            if (schema.flag("uniqueItems")) {
                keywords.add(ArrayKeywords::unique);
            }
        }
        if (!schema.dialect().draft7()) {
            items(schema.subschemas("prefixItems"), schema, "items", keywords);
        } else if (schema.value("items").orElse(null) instanceof JsonArray) {
            items(schema.subschemas("items"), schema, "additionalItems", keywords);
        } else {
            items(List.of(), schema, "items", keywords);
        }
        long least = schema.count("minContains").orElse(1L);
        long most = schema.count("maxContains").orElse(Long.MAX_VALUE);
        schema.subschema("contains").ifPresent(subschema -> keywords.add(schema.dialect().draft7()
                ? new Contains(subschema, 1, Long.MAX_VALUE)
                : new Contains(subschema, least, most)));
    }

    /// @param keyword the keyword for the items after the first ones
    private static void items(List<Subschema> first, SchemaObject schema, String keyword, List<Keyword> keywords) {
        Subschema rest = schema.subschema(keyword).orElse(null);
        if (!first.isEmpty() || rest != null) {
            keywords.add(new Items(keyword, first, rest));
        }
    }

    private static boolean unique(Json instance, Evaluation evaluation) {
        if (!(instance instanceof JsonArray(List<Json> items)) || items.size() < 2) {
            return true;
        }
        evaluation.spend(items.size());
        Set<String> seen = HashSet.newHashSet(items.size());
        for (Json item : items) {
            // A hash table can sort texts whose hashes collide, but not arrays and objects.
            String text = JsonWriter.canonical(item);
            evaluation.spendOnText(text.length());
            if (!seen.add(text)) {
                return evaluation.fail("uniqueItems", () -> "expected items without repeats, got " + MessageText.literal(item) + " twice");
            }
        }
        return true;
    }

    /// The schemas of the first items and of all others.
    ///
    /// @param rest null when there is none
    private record Items(String keyword, List<Subschema> first, Subschema rest) implements Keyword {

        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            boolean valid = true;
            if (instance instanceof JsonArray(List<Json> items)) {
                int end = rest == null ? Math.min(first.size(), items.size()) : items.size();
                for (int i = 0; i < end && (valid || !evaluation.enough()); i++) {
                    valid &= item(i, items.get(i), evaluation);
                    evaluation.noteItem(i);
                }
            }
            return valid;
        }

        private boolean item(int index, Json item, Evaluation evaluation) {
            if (index < first.size()) {
                return evaluation.item(first.get(index), index, item);
            }
            return rest.never()
                    ? evaluation.failAt(Integer.toString(index), keyword,
                            () -> "expected at most " + MessageText.count(first.size(), "item"))
                    : evaluation.item(rest, index, item);
        }
    }

    private record Contains(Subschema subschema, long least, long most) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            if (!(instance instanceof JsonArray(List<Json> items))) {
                return true;
            }
            long enough = most == Long.MAX_VALUE ? least : Long.MAX_VALUE;
            long count = 0;
            for (int i = 0; i < items.size() && (count < enough || evaluation.tracks()); i++) {
                if (evaluation.quietlyItem(subschema, items.get(i))) {
                    count++;
                    evaluation.noteItem(i);
                }
            }
            long found = count;
            return (found >= least && found <= most) || evaluation.fail("contains", () -> "expected at least " + least
                    + (most == Long.MAX_VALUE ? "" : " and at most " + most) + " of the items to match, got " + found);
        }
    }
}
