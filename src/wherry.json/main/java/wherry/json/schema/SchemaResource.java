package wherry.json.schema;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import wherry.json.Json;
import wherry.json.schema.evaluation.Subschema;
import wherry.json.schema.keyword.Dialect;

/// A schema resource while it is compiled: a document, or a part of one that has an `$id` of its own.
final class SchemaResource {
    /// The absolute URI without a fragment, or empty for a schema that gives itself none.
    final String base;
    final Json schema;
    final Dialect dialect;
    final Map<String, Subschema> anchors = new HashMap<>();
    final Map<String, Subschema> dynamicAnchors = new HashMap<>();
    /// By identity: two equal subschemas in two resources mean two things when a relative `$ref` is in them.
    final Map<Json, Subschema> subschemas = new IdentityHashMap<>();

    SchemaResource(String base, Json schema, Dialect dialect) {
        this.base = base;
        this.schema = schema;
        this.dialect = dialect;
    }
}
