package wherry.json;

import java.util.List;
import java.util.Map;
import wherry.json.schema.Validator;

/// A JSON Schema, compiled once and used by any number of threads.
///
/// Its dialect is 2020-12, also when `$schema` is absent; draft-07 and a dialect of one's own, whose metaschema is among
/// the documents, are taken too, and any other is refused. A `$ref` leads to the schema itself, to the documents given
/// with it or to the metaschema of 2020-12, and never to the network. `format` is checked only where
/// [SchemaLimits#assertsFormats] or the dialect says so, and then for `date`, `time`, `date-time`, `email`, `uri`, `ipv4`.
public final class JsonSchema {
    private final Validator validator;

    private JsonSchema(Validator validator) {
        this.validator = validator;
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
        return new JsonSchema(Validator.of(schema, limits, documents));
    }

    /// What makes `instance` invalid, in no order to rely on; empty when it is valid.
    ///
    /// A validation that goes over its steps, nesting or pattern steps fails closed: its last violation says so, with an
    /// empty pointer and the keyword `limit`. Never throws.
    public List<Violation> validate(Json instance) {
        return validator.validate(instance);
    }

    /// One thing wrong with an instance.
    ///
    /// @param instancePointer  where, as a JSON pointer (RFC 6901); empty for the instance itself
    /// @param keyword          the keyword of the schema that refused it
    /// @param message          what would be valid and what was given, the given value clipped
    public record Violation(String instancePointer, String keyword, String message) {
        /// `/timezone: expected string, got number 5`
        @Override
        public String toString() {
            return instancePointer.isEmpty() ? message : instancePointer + ": " + message;
        }
    }
}
