package wherry.json.schema.evaluation;

import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.MessageText;

/// One compiled subschema. It is created empty and filled later, because a schema may refer to itself.
public final class Subschema {
    /// The subschemas of this schema resource that have a `$dynamicAnchor`, by its name. A resource has one map.
    private final Map<String, Subschema> dynamicAnchors;
    private Keyword[] keywords = {};
    private boolean never;

    public Subschema(Map<String, Subschema> dynamicAnchors) {
        this.dynamicAnchors = dynamicAnchors;
    }

    public void fill(List<Keyword> keywords) {
        this.keywords = keywords.toArray(new Keyword[0]);
    }

    /// Turns this into the schema `false`.
    public void refuseAll() {
        never = true;
        fill(List.of((instance, evaluation) ->
                evaluation.fail("false schema", () -> "expected no value, got " + MessageText.of(instance))));
    }

    /// Whether this is the schema `false`. The keyword that holds it has a better message.
    public boolean never() {
        return never;
    }

    /// Whether this subschema has this `$dynamicAnchor`.
    public boolean isDynamic(String anchor) {
        return dynamicAnchors.get(anchor) == this;
    }

    public boolean accepts(Json instance, Evaluation evaluation) {
        evaluation.enter(keywords.length);
        boolean valid = evaluation.isSimple() ? all(instance, evaluation) : allInScope(instance, evaluation);
        evaluation.leave();
        return valid;
    }

    private boolean allInScope(Json instance, Evaluation evaluation) {
        EvaluatedParts outerParts = evaluation.evaluated;
        Evaluation.Scope outerScope = evaluation.scope;
        evaluation.evaluated = new EvaluatedParts();
        if (outerScope == null || outerScope.dynamicAnchors() != dynamicAnchors) {
            evaluation.scope = new Evaluation.Scope(dynamicAnchors, outerScope);
        }
        boolean valid = all(instance, evaluation);
        if (valid && outerParts != null) {
            evaluation.spend(evaluation.evaluated.size());
            outerParts.add(evaluation.evaluated);
        }
        evaluation.evaluated = outerParts;
        evaluation.scope = outerScope;
        return valid;
    }

    private boolean all(Json instance, Evaluation evaluation) {
        boolean valid = true;
        for (Keyword keyword : keywords) {
            if (!keyword.accepts(instance, evaluation)) {
                valid = false;
                if (evaluation.enough()) {
                    break;
                }
            }
        }
        return valid;
    }
}
