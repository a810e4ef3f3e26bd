package wherry.json.schema;

import wherry.json.Json;

/// `$ref` and `$dynamicRef`. Made while the schema is compiled, led to its target when all of it has been.
final class Reference implements Keyword {
    private Node target;
    /// Null unless the way that led here may give another target.
    private String dynamicAnchor;

    void lead(Node target) {
        this.target = target;
    }

    /// Leads to the outermost resource in scope that has this dynamic anchor, instead of to the target.
    void leadOutermost(String dynamicAnchor) {
        this.dynamicAnchor = dynamicAnchor;
    }

    @Override
    public boolean accepts(Json instance, Run run) {
        return (dynamicAnchor == null ? target : outermost(run.scope)).accepts(instance, run);
    }

    private Node outermost(Run.Scope innermost) {
        Node found = target;
        for (Run.Scope scope = innermost; scope != null; scope = scope.outer()) {
            found = scope.resource().dynamicAnchors.getOrDefault(dynamicAnchor, found);
        }
        return found;
    }
}
