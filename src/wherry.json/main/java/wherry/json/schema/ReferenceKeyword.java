package wherry.json.schema;

import wherry.json.Json;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;
import wherry.json.schema.evaluation.Subschema;

/// `$ref` and `$dynamicRef`. The target is set when the whole schema has been compiled.
final class ReferenceKeyword implements Keyword {
    private Subschema target;
    /// Null when the scope cannot change the target.
    private String dynamicAnchor;

    void lead(Subschema target) {
        this.target = target;
    }

    /// Makes the target the subschema with this dynamic anchor in the outermost resource in scope.
    void leadOutermost(String dynamicAnchor) {
        this.dynamicAnchor = dynamicAnchor;
    }

    @Override
    public boolean accepts(Json instance, Evaluation evaluation) {
        return (dynamicAnchor == null ? target : evaluation.outermost(dynamicAnchor, target)).accepts(instance, evaluation);
    }
}
