package wherry.json.schema;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.SchemaException;

/// The names of one compilation's subschemas (`$id`, `$anchor`, `$dynamicAnchor`) and what refers to them.
///
/// A reference is resolved only when its whole document has been compiled, since what it names may come later.
final class References {
    private final SchemaCompiler compiler;
    private final Map<String, Json> documents;
    private final Map<String, Resource> resources = new HashMap<>();
    /// The resources that have an `$id`, by the identity of their JSON.
    private final Map<Json, Resource> identified = new IdentityHashMap<>();
    private final Queue<Runnable> unresolved = new ArrayDeque<>();
    private boolean dynamic;

    References(SchemaCompiler compiler, Map<String, Json> documents) {
        this.compiler = compiler;
        this.documents = documents;
    }

    /// Whether some `$dynamicRef` needs to know the way that led to it.
    boolean dynamic() {
        return dynamic;
    }

    void resolve() {
        while (!unresolved.isEmpty()) {
            unresolved.remove().run();
        }
    }

    Resource document(String uri, Json schema) {
        Dialect dialect = schema instanceof JsonObject object ? Dialect.of(object, Dialect.LATEST, documents) : Dialect.LATEST;
        var document = new Resource(uri, schema, dialect);
        resources.put(uri, document);
        compiler.compile(schema, document, uri.isEmpty() ? "" : uri + "#");
        Resource resource = identified.getOrDefault(schema, document);
        resources.put(uri, resource);
        return resource;
    }

    Node root(Resource resource) {
        return resource.nodes.get(resource.schema);
    }

    /// The resource that a schema belongs to: a new one when it has an `$id`.
    Resource resource(JsonObject schema, Resource outer, String pointer) {
        if (identified.containsKey(schema)) {
            return identified.get(schema);
        }
        var source = new Source(schema, outer, pointer, compiler);
        Optional<String> id = source.overridden() ? Optional.empty() : source.string("$id");
        if (id.isEmpty() || (outer.dialect.draft7() && id.get().startsWith("#"))) {
            return outer;
        }
        String base = SchemaUri.of(outer.base, id.get())
                .filter(uri -> uri.fragment().isEmpty())
                .orElseThrow(() -> source.failure("$id", "expected a URI without a fragment, got '" + id.get() + "'"))
                .document();
        var resource = new Resource(base, schema, Dialect.of(schema, outer.dialect, documents));
        Resource other = resources.put(base, resource);
        if (other != null && other.schema != schema) {
            throw source.failure("$id", "expected a URI of its own, got '" + base + "', which another schema has");
        }
        identified.put(schema, resource);
        return resource;
    }

    void anchors(Source source, Node node) {
        if (source.dialect().draft7()) {
            source.string("$id").filter(id -> id.startsWith("#")).ifPresent(id -> anchor(source, "$id", id.substring(1), node));
            return;
        }
        source.string("$anchor").ifPresent(name -> anchor(source, "$anchor", name, node));
        source.string("$dynamicAnchor").ifPresent(name -> {
            anchor(source, "$dynamicAnchor", name, node);
            source.resource().dynamicAnchors.put(name, node);
        });
    }

    private static void anchor(Source source, String keyword, String name, Node node) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('#') >= 0) {
            throw source.failure(keyword, "expected a plain name, got '" + name + "'");
        }
        Node other = source.resource().anchors.put(name, node);
        if (other != null && other != node) {
            throw source.failure(keyword, "expected a name of its own, got '" + name + "', which another schema has");
        }
    }

    void compile(Source source, List<Keyword> keywords) {
        source.string("$ref").ifPresent(to -> {
            var reference = new Reference();
            unresolved.add(() -> reference.lead(target(source, "$ref", to).node()));
            keywords.add(reference);
        });
        if (!source.dialect().draft7()) {
            source.string("$dynamicRef").ifPresent(to -> {
                var reference = new Reference();
                unresolved.add(() -> bind(reference, target(source, "$dynamicRef", to)));
                keywords.add(reference);
            });
        }
    }

    private void bind(Reference reference, Target target) {
        reference.lead(target.node());
        if (target.node().resource.dynamicAnchors.get(target.fragment()) == target.node()) {
            reference.leadOutermost(target.fragment());
            dynamic = true;
        }
    }

    private record Target(Node node, String fragment) {
    }

    private Target target(Source source, String keyword, String reference) {
        SchemaUri uri = SchemaUri.of(source.resource().base, reference)
                .orElseThrow(() -> source.failure(keyword, "expected a URI reference, got '" + reference + "'"));
        Resource resource = resource(uri.document()).orElseThrow(() -> source.failure(keyword, "expected a schema that is at"
                + " hand, got '" + uri.document() + "', and none is ever fetched"));
        String fragment = uri.fragment();
        Node node = fragment.isEmpty() || fragment.startsWith("/") ? at(resource, fragment) : resource.anchors.get(fragment);
        if (node == null) {
            throw source.failure(keyword, "expected a schema that exists, got '" + reference + "'");
        }
        return new Target(node, fragment);
    }

    private Optional<Resource> resource(String uri) {
        if (resources.containsKey(uri)) {
            return Optional.of(resources.get(uri));
        }
        Json document = documents.get(uri);
        if (document == null && uri.equals(Metaschema.URI)) {
            document = Metaschema.read();
        }
        return Optional.ofNullable(document).map(schema -> document(uri, schema));
    }

    /// The schema at a pointer, or null when nothing is there. It is compiled now if it stands where none was looked for.
    private Node at(Resource resource, String pointer) {
        Json schema = resource.schema;
        Resource inside = resource;
        for (String token : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            schema = child(schema, Pointer.unescape(token));
            if (schema == null) {
                return null;
            }
            inside = identified.getOrDefault(schema, inside);
        }
        return compiler.compile(schema, inside, (resource.base.isEmpty() ? "" : resource.base + "#") + pointer);
    }

    private static Json child(Json schema, String token) {
        return switch (schema) {
            case JsonObject object -> object.get(token).orElse(null);
            case JsonArray(List<Json> items) when token.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(token) < items.size() ->
                    items.get(Integer.parseInt(token));
            default -> null;
        };
    }
}
