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
/// Its dialect is 2020-12, also when `$schema` is absent. It may be draft-07, or a dialect whose metaschema is among the documents; any
/// other is refused. A `$ref` leads to the schema itself, to the documents given with it or to the metaschema of 2020-12, and never to the
/// network. `format` is checked only where [SchemaLimits#assertsFormats] or the dialect says so, and then for `date`, `time`, `date-time`,
/// `email`, `uri`, `ipv4`. A `pattern` is what [wherry.json.regex.Regex] takes.
public final class JsonSchema {
    private final Subschema root;
    private final SchemaLimits limits;
    private final boolean tracks;
    private final boolean scoped;

    /// @param tracks whether some `unevaluated…` keyword needs to know what was evaluated
    /// @param scoped whether some `$dynamicRef` needs to know the way that led to it
    JsonSchema(Subschema root, SchemaLimits limits, boolean tracks, boolean scoped) {
        this.root = root;
        this.limits = limits;
        this.tracks = tracks;
        this.scoped = scoped;
    }

    /// @throws SchemaException when the schema is invalid, of an unknown dialect, holds a `$ref` that leads nowhere, or is
    ///                         over one of [SchemaLimits#DEFAULT]
    public static JsonSchema compile(Json schema) {
        return compile(schema, SchemaLimits.DEFAULT);
    }

    /// @throws SchemaException as [#compile(Json)], over `limits`
    public static JsonSchema compile(Json schema, SchemaLimits limits) {
        return compile(schema, limits, Map.of());
    }

    /// Compiles a schema that may refer to `documents`, each under its absolute URI without a fragment.
    ///
    /// @throws SchemaException as [#compile(Json)], for a document that the schema leads to as well
    public static JsonSchema compile(Json schema, SchemaLimits limits, Map<String, Json> documents) {
        return new SchemaCompiler(limits, documents).compile(schema);
    }

    /// What makes `instance` invalid, in no order to rely on; empty when it is valid.
    ///
    /// A validation that goes over its steps, nesting or pattern steps fails closed: its last violation says so, with an empty pointer
    /// and the keyword `limit`. So does one whose thread is interrupted while patterns search long texts; the interrupt status stays set.
    /// Never throws.
    public List<SchemaViolation> validate(Json instance) {
        // It asks first, without pointers and messages: nearly every instance is valid.
        try {
            return root.accepts(instance, new Evaluation(limits, tracks, scoped, null)) ? List.of() : explain(instance);
        } catch (Evaluation.OverLimitException e) {
            return List.of(limit(e));
        }
    }

    /// What makes an invalid instance so. It takes more steps to say than to ask: what was found within the limits is good enough.
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
