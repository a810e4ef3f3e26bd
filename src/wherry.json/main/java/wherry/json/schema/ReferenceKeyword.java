package wherry.json.schema;

import wherry.json.Json;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;
import wherry.json.schema.evaluation.Subschema;

/// `$ref` and `$dynamicRef`. Made while the schema is compiled, led to its target when all of it has been.
final class ReferenceKeyword implements Keyword {
    private Subschema target;
    /// Null unless the way that led here may give another target.
    private String dynamicAnchor;

    void lead(Subschema target) {
        this.target = target;
    }

    /// Leads to the outermost resource in scope that has this dynamic anchor, instead of to the target.
    void leadOutermost(String dynamicAnchor) {
        this.dynamicAnchor = dynamicAnchor;
    }

    @Override
    public boolean accepts(Json instance, Evaluation evaluation) {
        return (dynamicAnchor == null ? target : evaluation.outermost(dynamicAnchor, target)).accepts(instance, evaluation);
    }
}
