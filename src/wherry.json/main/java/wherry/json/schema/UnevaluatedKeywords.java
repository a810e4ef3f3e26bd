package wherry.json.schema;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// `unevaluatedProperties` and `unevaluatedItems`: what holds for whatever no other keyword has evaluated.
final class UnevaluatedKeywords {
    private UnevaluatedKeywords() {
    }

    static void compile(Source source, List<Keyword> keywords) {
        source.node("unevaluatedProperties").ifPresent(node -> {
            source.compiler().track();
            keywords.add((instance, run) -> !(instance instanceof JsonObject object) || members(node, object, run));
        });
        source.node("unevaluatedItems").ifPresent(node -> {
            source.compiler().track();
            keywords.add((instance, run) -> !(instance instanceof JsonArray array) || items(node, array, run));
        });
    }

    private static boolean members(Node node, JsonObject object, Run run) {
        boolean valid = true;
        for (int i = 0; i < object.size() && (valid || !run.enough()); i++) {
            String name = object.names().get(i);
            if (!run.evaluated.hasMember(name)) {
                run.evaluated.addMember(name);
                valid &= node.never()
                        ? run.failAt(name, "unevaluatedProperties", () -> "expected no member that the schema does not name")
                        : run.member(node, name, object.values().get(i));
            }
        }
        return valid;
    }

    private static boolean items(Node node, JsonArray array, Run run) {
        boolean valid = true;
        for (int i = 0; i < array.size() && (valid || !run.enough()); i++) {
            if (!run.evaluated.hasItem(i)) {
                run.evaluated.addItem(i);
                valid &= node.never()
                        ? run.failAt(Integer.toString(i), "unevaluatedItems", () -> "expected no item beyond those of the schema")
                        : run.item(node, i, array.items().get(i));
            }
        }
        return valid;
    }
}
