package wherry.json.schema.keyword;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;
import wherry.json.schema.evaluation.Subschema;

/// `unevaluatedProperties` and `unevaluatedItems`: the check of members and items that no other keyword has evaluated.
final class UnevaluatedKeywords {
    private UnevaluatedKeywords() {
    }

    static void compile(SchemaObject schema, List<Keyword> keywords) {
        schema.subschema("unevaluatedProperties").ifPresent(subschema -> {
            schema.compilation().trackEvaluated();
            keywords.add((instance, evaluation) -> !(instance instanceof JsonObject object) || members(subschema, object, evaluation));
        });
        schema.subschema("unevaluatedItems").ifPresent(subschema -> {
            schema.compilation().trackEvaluated();
            keywords.add((instance, evaluation) -> !(instance instanceof JsonArray array) || items(subschema, array, evaluation));
        });
    }

    private static boolean members(Subschema subschema, JsonObject object, Evaluation evaluation) {
        evaluation.spend(object.size());
        boolean valid = true;
        for (int i = 0; i < object.size() && (valid || !evaluation.enough()); i++) {
            String name = object.nameAt(i);
            if (!evaluation.isMemberEvaluated(name)) {
                evaluation.noteMember(name);
                valid &= subschema.never()
                        ? evaluation.failAt(name, "unevaluatedProperties", () -> "expected no member that the schema does not name")
                        : evaluation.member(subschema, name, object.valueAt(i));
            }
        }
        return valid;
    }

    private static boolean items(Subschema subschema, JsonArray array, Evaluation evaluation) {
        evaluation.spend(array.size());
        boolean valid = true;
        for (int i = 0; i < array.size() && (valid || !evaluation.enough()); i++) {
            if (!evaluation.isItemEvaluated(i)) {
                evaluation.noteItem(i);
                valid &= subschema.never()
                        ? evaluation.failAt(Integer.toString(i), "unevaluatedItems", () -> "expected no item beyond those of the schema")
                        : evaluation.item(subschema, i, array.items().get(i));
            }
        }
        return valid;
    }
}
