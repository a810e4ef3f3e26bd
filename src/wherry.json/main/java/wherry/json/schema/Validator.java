package wherry.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonSchema.Violation;
import wherry.json.SchemaLimits;

/// A compiled schema with its limits. Immutable once compiled, so safe to share between threads.
///
/// It asks first, stopping at the first failure and building no pointer or message, and looks for what to say only when the
/// answer was no: nearly every instance is valid.
///
/// @param tracks  whether some `unevaluated…` keyword needs to know what was evaluated
/// @param scoped  whether some `$dynamicRef` needs to know the way that led to it
public record Validator(Node root, SchemaLimits limits, boolean tracks, boolean scoped) {

    public static Validator of(Json schema, SchemaLimits limits, Map<String, Json> documents) {
        return new SchemaCompiler(limits, documents).compile(schema);
    }

    public List<Violation> validate(Json instance) {
        try {
            return root.accepts(instance, new Run(this, null)) ? List.of() : explain(instance);
        } catch (Run.OverLimit e) {
            return List.of(new Violation("", "limit", e.getMessage()));
        }
    }

    /// What makes an invalid instance so. Reporting takes more steps than asking: what was found by then is good enough.
    private List<Violation> explain(Json instance) {
        var found = new ArrayList<Violation>();
        try {
            root.accepts(instance, new Run(this, found));
        } catch (Run.OverLimit e) {
            found.add(new Violation("", "limit", e.getMessage()));
        }
        return List.copyOf(found);
    }
}
