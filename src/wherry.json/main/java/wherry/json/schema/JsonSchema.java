package wherry.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.SchemaException;
import wherry.json.SchemaLimits;
import wherry.json.SchemaViolation;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Subschema;

/// A JSON Schema, compiled once and used by any number of threads.
///
/// Its dialect is 2020-12, also when `$schema` is absent. It may be draft-07, or a dialect whose metaschema is among the documents. Any
/// other dialect is refused. A `$ref` leads to the schema itself, to the documents given with it or to the metaschema of 2020-12, never to
/// the network. `format` is checked only when [SchemaLimits#assertsFormats] or the dialect demands it, for `date`, `time`, `date-time`,
/// `email`, `uri` and `ipv4`. A `pattern` is a [wherry.json.regex.Regex].
public final class JsonSchema {
    private final Subschema root;
    private final SchemaLimits limits;
    private final boolean tracks;
    private final boolean scoped;

    /// @param tracks whether an `unevaluated…` keyword asks which parts were evaluated
    /// @param scoped whether a `$dynamicRef` asks for the schema resources that led to it
    JsonSchema(Subschema root, SchemaLimits limits, boolean tracks, boolean scoped) {
        this.root = root;
        this.limits = limits;
        this.tracks = tracks;
        this.scoped = scoped;
    }

    /// @throws SchemaException when the schema is invalid, has an unknown dialect or a `$ref` without a target, or
    ///                         exceeds one of [SchemaLimits#DEFAULT]
    public static JsonSchema compile(Json schema) {
        return compile(schema, SchemaLimits.DEFAULT);
    }

    /// @throws SchemaException as [#compile(Json)], with these limits
    public static JsonSchema compile(Json schema, SchemaLimits limits) {
        return compile(schema, limits, Map.of());
    }

    /// Compiles a schema that may refer to `documents`, each under its absolute URI without a fragment.
    ///
    /// @throws SchemaException as [#compile(Json)], also for a document that the schema refers to
    public static JsonSchema compile(Json schema, SchemaLimits limits, Map<String, Json> documents) {
        return new SchemaCompiler(limits, documents).compile(schema);
    }

    /// The violations of `instance`, in no defined order; empty when it is valid.
    ///
    /// A validation that exceeds its steps, nesting or pattern steps ends as invalid: its last violation has an empty pointer and the
    /// keyword `limit`. The same holds when the thread is interrupted while a pattern searches a long text; the interrupt status stays
    /// set. Never throws.
    public List<SchemaViolation> validate(Json instance) {
        // The first pass makes no pointers and messages, because nearly every instance is valid.
        try {
            return root.accepts(instance, new Evaluation(limits, tracks, scoped, null)) ? List.of() : explain(instance);
        } catch (Evaluation.OverLimitException e) {
            return List.of(limit(e));
        }
    }

    /// The violations of an invalid instance. Collecting takes more steps than the first pass, so the limits may cut the list short.
    private List<SchemaViolation> explain(Json instance) {
        var found = new ArrayList<SchemaViolation>();
        try {
            root.accepts(instance, new Evaluation(limits, tracks, scoped, found));
        } catch (Evaluation.OverLimitException e) {
            found.add(limit(e));
        }
        return List.copyOf(found);
    }

    private static SchemaViolation limit(Evaluation.OverLimitException e) {
        return new SchemaViolation("", "limit", e.getMessage());
    }
}
