package wherry.json.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.MessageText;
import wherry.json.schema.evaluation.Keyword;
import wherry.json.schema.evaluation.Subschema;
import wherry.json.schema.keyword.Dialect;
import wherry.json.schema.keyword.SchemaObject;

/// The names of one compilation's subschemas (`$id`, `$anchor`, `$dynamicAnchor`) and the references to them.
///
/// A reference is resolved after its whole document has been compiled, because its target may come later.
final class References {
    private final SchemaCompiler compiler;
    private final Map<String, Json> documents;
    private final Map<String, SchemaResource> resources = new HashMap<>();
    /// The resources that have an `$id`, by the identity of their JSON.
    private final Map<Json, SchemaResource> identified = new IdentityHashMap<>();
    private final Queue<Runnable> unresolved = new ArrayDeque<>();
    private boolean dynamic;

    References(SchemaCompiler compiler, Map<String, Json> documents) {
        this.compiler = compiler;
        this.documents = documents;
    }

    /// Whether a `$dynamicRef` asks for the schema resources that led to it.
    boolean dynamic() {
        return dynamic;
    }

    void resolve() {
        while (!unresolved.isEmpty()) {
            unresolved.remove().run();
        }
    }

    SchemaResource document(String uri, Json schema) {
        Dialect dialect = schema instanceof JsonObject object ? Dialect.of(object, Dialect.LATEST, documents) : Dialect.LATEST;
        var document = new SchemaResource(uri, schema, dialect);
        resources.put(uri, document);
        compiler.compile(schema, document, uri.isEmpty() ? "" : uri + "#");
        SchemaResource resource = identified.getOrDefault(schema, document);
        resources.put(uri, resource);
        return resource;
    }

    Subschema root(SchemaResource resource) {
        return resource.subschemas.get(resource.schema);
    }

    /// The resource that a schema belongs to: a new one when it has an `$id`.
    SchemaResource resource(JsonObject schema, SchemaResource outer, String pointer) {
        if (identified.containsKey(schema)) {
            return identified.get(schema);
        }
        SchemaObject object = compiler.in(outer, schema, pointer);
        Optional<String> id = object.overridden() ? Optional.empty() : object.string("$id");
        if (id.isEmpty() || (outer.dialect.draft7() && id.get().startsWith("#"))) {
            return outer;
        }
        String base = SchemaUri.of(outer.base, id.get())
                .filter(uri -> uri.fragment().isEmpty())
                .orElseThrow(() -> object.failure("$id", "expected a URI without a fragment, got '"
                        + MessageText.excerpt(id.get()) + "'"))
                .document();
        var resource = new SchemaResource(base, schema, Dialect.of(schema, outer.dialect, documents));
        SchemaResource other = resources.put(base, resource);
        if (other != null && other.schema != schema) {
            throw object.failure("$id", "expected a URI of its own, got '" + MessageText.excerpt(base) + "', which another schema has");
        }
        identified.put(schema, resource);
        return resource;
    }

    /// Records the names of a schema object.
    void anchors(SchemaObject object, SchemaResource resource, Subschema subschema) {
        if (object.overridden()) {
            return;
        }
        if (object.dialect().draft7()) {
            object.string("$id").filter(id -> id.startsWith("#"))
                    .ifPresent(id -> anchor(object, "$id", id.substring(1), resource, subschema));
            return;
        }
        object.string("$anchor").ifPresent(name -> anchor(object, "$anchor", name, resource, subschema));
        object.string("$dynamicAnchor").ifPresent(name -> {
            anchor(object, "$dynamicAnchor", name, resource, subschema);
            resource.dynamicAnchors.put(name, subschema);
        });
    }

    private static void anchor(SchemaObject object, String keyword, String name, SchemaResource resource, Subschema subschema) {
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('#') >= 0) {
            throw object.failure(keyword, "expected a plain name, got '" + MessageText.excerpt(name) + "'");
        }
        Subschema other = resource.anchors.put(name, subschema);
        if (other != null && other != subschema) {
            throw object.failure(keyword, "expected a name of its own, got '" + MessageText.excerpt(name) + "', which another schema has");
        }
    }

    List<Keyword> compile(SchemaObject object, SchemaResource resource) {
        var keywords = new ArrayList<Keyword>(2);
        object.string("$ref").ifPresent(to -> {
            var reference = new ReferenceKeyword();
            unresolved.add(() -> reference.lead(target(object, resource, "$ref", to).subschema()));
            keywords.add(reference);
        });
        if (!object.dialect().draft7()) {
            object.string("$dynamicRef").ifPresent(to -> {
                var reference = new ReferenceKeyword();
                unresolved.add(() -> bind(reference, target(object, resource, "$dynamicRef", to)));
                keywords.add(reference);
            });
        }
        return keywords;
    }

    private void bind(ReferenceKeyword reference, Target target) {
        reference.lead(target.subschema());
        if (target.subschema().isDynamic(target.fragment())) {
            reference.leadOutermost(target.fragment());
            dynamic = true;
        }
    }

    private record Target(Subschema subschema, String fragment) {
    }

    private Target target(SchemaObject object, SchemaResource from, String keyword, String reference) {
        SchemaUri uri = SchemaUri.of(from.base, reference).orElseThrow(() ->
                object.failure(keyword, "expected a URI reference, got '" + MessageText.excerpt(reference) + "'"));
        SchemaResource resource = resource(uri.document()).orElseThrow(() -> object.failure(keyword, "expected a schema that is at"
                + " hand, got '" + MessageText.excerpt(uri.document()) + "', and none is ever fetched"));
        String fragment = uri.fragment();
        Subschema subschema = fragment.isEmpty() || fragment.startsWith("/") ? at(resource, fragment) : resource.anchors.get(fragment);
        if (subschema == null) {
            throw object.failure(keyword, "expected a schema that exists, got '" + MessageText.excerpt(reference) + "'");
        }
        return new Target(subschema, fragment);
    }

    private Optional<SchemaResource> resource(String uri) {
        if (resources.containsKey(uri)) {
            return Optional.of(resources.get(uri));
        }
        Json document = documents.get(uri);
        if (document == null && uri.equals(Dialect.LATEST_URI)) {
            document = Metaschema.read();
        }
        return Optional.ofNullable(document).map(schema -> document(uri, schema));
    }

    /// The schema at a pointer; null when there is none. It is compiled now if it is not in the place of a subschema.
    private Subschema at(SchemaResource resource, String pointer) {
        Json schema = resource.schema;
        SchemaResource inside = resource;
        for (String token : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            schema = child(schema, JsonPointer.unescape(token));
            if (schema == null) {
                return null;
            }
            inside = identified.getOrDefault(schema, inside);
        }
        return compiler.compile(schema, inside, (resource.base.isEmpty() ? "" : resource.base + "#") + pointer);
    }

    private static Json child(Json schema, String token) {
        if (schema instanceof JsonObject object) {
            return object.get(token).orElse(null);
        }
        boolean isItem = schema instanceof JsonArray array && token.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(token) < array.size();
        return isItem ? ((JsonArray) schema).items().get(Integer.parseInt(token)) : null;
    }
}
