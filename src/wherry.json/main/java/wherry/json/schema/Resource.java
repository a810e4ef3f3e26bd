package wherry.json.schema;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import wherry.json.Json;

/// A schema resource: a document, or a part of one that has an `$id` of its own.
final class Resource {
    /// The absolute URI without a fragment, or empty for a schema that gives itself none.
    final String base;
    final Json schema;
    final Dialect dialect;
    final Map<String, Node> anchors = new HashMap<>();
    final Map<String, Node> dynamicAnchors = new HashMap<>();
    /// By identity: two equal subschemas in two resources mean two things when a relative `$ref` is in them.
    final Map<Json, Node> nodes = new IdentityHashMap<>();

    Resource(String base, Json schema, Dialect dialect) {
        this.base = base;
        this.schema = schema;
        this.dialect = dialect;
    }
}
