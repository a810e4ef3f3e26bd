package wherry.json.schema;

import java.util.List;
import wherry.json.Json;

/// One compiled subschema. Made empty and filled later, because a schema may refer to itself.
final class Node {
    final Resource resource;
    private Keyword[] keywords = {};
    private boolean never;

    Node(Resource resource) {
        this.resource = resource;
    }

    void fill(List<Keyword> keywords) {
        this.keywords = keywords.toArray(Keyword[]::new);
    }

    /// Makes this the schema `false`.
    void refuseAll() {
        never = true;
        fill(List.of((instance, run) -> run.fail("false schema", () -> "expected no value, got " + Shown.of(instance))));
    }

    /// Whether this is the schema `false`, for which the keyword that holds it has a better message.
    boolean never() {
        return never;
    }

    boolean accepts(Json instance, Run run) {
        run.enter(keywords.length);
        boolean valid = run.simple ? all(instance, run) : allInScope(instance, run);
        run.leave();
        return valid;
    }

    private boolean all(Json instance, Run run) {
        boolean valid = true;
        for (Keyword keyword : keywords) {
            if (!keyword.accepts(instance, run)) {
                valid = false;
                if (run.enough()) {
                    break;
                }
            }
        }
        return valid;
    }

    private boolean allInScope(Json instance, Run run) {
        Evaluated outer = run.evaluated;
        Run.Scope scope = run.scope;
        run.evaluated = new Evaluated();
        if (scope == null || scope.resource() != resource) {
            run.scope = new Run.Scope(resource, scope);
        }
        boolean valid = all(instance, run);
        if (valid && outer != null) {
            outer.add(run.evaluated);
        }
        run.evaluated = outer;
        run.scope = scope;
        return valid;
    }
}
