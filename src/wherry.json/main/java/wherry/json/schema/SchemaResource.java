package wherry.json.schema;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import wherry.json.Json;
import wherry.json.schema.evaluation.Subschema;
import wherry.json.schema.keyword.Dialect;

/// A schema resource during compilation: a document, or a part of one that has its own `$id`.
final class SchemaResource {
    /// The absolute URI without a fragment; empty for a schema without one.
    final String base;
    final Json schema;
    final Dialect dialect;
    final Map<String, Subschema> anchors = new HashMap<>();
    final Map<String, Subschema> dynamicAnchors = new HashMap<>();
    /// Compared by identity: equal subschemas in two resources differ when they hold a relative `$ref`.
    final Map<Json, Subschema> subschemas = new IdentityHashMap<>();

    SchemaResource(String base, Json schema, Dialect dialect) {
        this.base = base;
        this.schema = schema;
        this.dialect = dialect;
    }
}
