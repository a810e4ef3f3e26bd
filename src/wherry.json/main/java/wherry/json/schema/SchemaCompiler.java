package wherry.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonBoolean;
import wherry.json.JsonObject;
import wherry.json.SchemaException;
import wherry.json.SchemaLimits;

/// Compiles one schema and the documents that it leads to. Used once, by one thread.
///
/// All subschemas of a document are compiled, also those that nothing refers to, so that a mistake anywhere is found.
final class SchemaCompiler {
    private final SchemaLimits limits;
    private final References references;
    private int subschemas;
    private int depth;
    private boolean tracks;

    SchemaCompiler(SchemaLimits limits, Map<String, Json> documents) {
        this.limits = limits;
        this.references = new References(this, documents);
    }

    Validator compile(Json schema) {
        Node root = references.root(references.document("", schema));
        references.resolve();
        return new Validator(root, limits, tracks, references.dynamic());
    }

    SchemaLimits limits() {
        return limits;
    }

    /// Notes that some keyword needs to know what was evaluated.
    void track() {
        tracks = true;
    }

    /// Compiles the schema that stands at `pointer`, inside the resource `outer` or as a resource of its own.
    Node compile(Json schema, Resource outer, String pointer) {
        if (++depth > limits.depth()) {
            throw new SchemaException(pointer + ": expected subschemas at most " + limits.depth() + " deep, got more");
        }
        Node node = switch (schema) {
            case JsonBoolean bool -> constant(bool, outer);
            case JsonObject object -> object(new Source(object, references.resource(object, outer, pointer), pointer, this));
            default -> throw new SchemaException(pointer + ": expected a schema (object or boolean), got " + Shown.of(schema));
        };
        depth--;
        return node;
    }

    private static Node constant(JsonBoolean schema, Resource resource) {
        return resource.nodes.computeIfAbsent(schema, _ -> {
            var node = new Node(resource);
            if (schema == JsonBoolean.FALSE) {
                node.refuseAll();
            }
            return node;
        });
    }

    private Node object(Source source) {
        Map<Json, Node> nodes = source.resource().nodes;
        Node known = nodes.get(source.schema());
        if (known != null) {
            return known;
        }
        if (++subschemas > limits.subschemas()) {
            throw new SchemaException(source.pointer() + ": expected at most " + limits.subschemas() + " subschemas, got more");
        }
        var node = new Node(source.resource());
        nodes.put(source.schema(), node);
        node.fill(keywords(source, node));
        return node;
    }

    private List<Keyword> keywords(Source source, Node node) {
        var keywords = new ArrayList<Keyword>();
        if (!source.overridden()) {
            references.anchors(source, node);
            ValueKeywords.compile(source, keywords);
            StringKeywords.compile(source, keywords);
            ObjectKeywords.compile(source, keywords);
            ArrayKeywords.compile(source, keywords);
            InPlaceKeywords.compile(source, keywords);
        }
        references.compile(source, keywords);
        source.nodeMap("$defs");
        source.nodeMap("definitions");
        if (!source.dialect().draft7()) {
            // Last, because they ask what all others have evaluated.
            UnevaluatedKeywords.compile(source, keywords);
        }
        return keywords;
    }
}
