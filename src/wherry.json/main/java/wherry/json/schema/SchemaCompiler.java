package wherry.json.schema;

import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonBoolean;
import wherry.json.JsonObject;
import wherry.json.MessageText;
import wherry.json.SchemaException;
import wherry.json.SchemaLimits;
import wherry.json.regex.Regex;
import wherry.json.schema.evaluation.Subschema;
import wherry.json.schema.keyword.Keywords;
import wherry.json.schema.keyword.SchemaObject;

/// Compiles one schema and the documents that it refers to. Used once, by one thread.
///
/// It compiles all subschemas of a document, including unused ones, to find every mistake.
final class SchemaCompiler {
    private final SchemaLimits limits;
    private final References references;
    private int subschemas;
    private int depth;
    private int patternSize;
    private boolean tracks;

    SchemaCompiler(SchemaLimits limits, Map<String, Json> documents) {
        this.limits = limits;
        this.references = new References(this, documents);
    }

    JsonSchema compile(Json schema) {
        Subschema root = references.root(references.document("", schema));
        references.resolve();
        return new JsonSchema(root, limits, tracks, references.dynamic());
    }

    /// Compiles the schema at `pointer`, as part of the resource `outer` or as a resource of its own.
    Subschema compile(Json schema, SchemaResource outer, String pointer) {
        if (++depth > limits.depth()) {
            throw new SchemaException(MessageText.excerpt(pointer) + ": expected subschemas at most " + limits.depth() + " deep, got more");
        }
        Subschema subschema;
        if (schema instanceof JsonObject object) {
            subschema = object(object, references.resource(object, outer, pointer), pointer);
        } else if (schema instanceof JsonBoolean bool) {
            subschema = constant(bool, outer);
        } else {
            throw new SchemaException(MessageText.excerpt(pointer) + ": expected a schema (object or boolean), got " + MessageText.of(schema));
        }
        depth--;
        return subschema;
    }

    private static Subschema constant(JsonBoolean schema, SchemaResource resource) {
        return resource.subschemas.computeIfAbsent(schema, _ -> {
            var subschema = new Subschema(resource.dynamicAnchors);
            if (schema == JsonBoolean.FALSE) {
                subschema.refuseAll();
            }
            return subschema;
        });
    }

    private Subschema object(JsonObject schema, SchemaResource resource, String pointer) {
        Subschema known = resource.subschemas.get(schema);
        if (known != null) {
            return known;
        }
        if (++subschemas > limits.subschemas()) {
            throw new SchemaException(MessageText.excerpt(pointer) + ": expected at most " + limits.subschemas() + " subschemas, got more");
        }
        var subschema = new Subschema(resource.dynamicAnchors);
        resource.subschemas.put(schema, subschema);
        SchemaObject object = in(resource, schema, pointer);
        references.anchors(object, resource, subschema);
        subschema.fill(Keywords.compile(object, references.compile(object, resource)));
        return subschema;
    }

    SchemaObject in(SchemaResource resource, JsonObject schema, String pointer) {
        return new SchemaObject(schema, resource.dialect, pointer, new SchemaObject.Compilation() {
            @Override
            public Subschema compile(Json subschema, String place) {
                return SchemaCompiler.this.compile(subschema, resource, place);
            }

            @Override
            public Regex regex(String text) {
                Regex regex = Regex.compile(text, limits.patternSize() - patternSize);
                patternSize += regex.size();
                return regex;
            }

            @Override
            public boolean assertsFormats() {
                return limits.assertsFormats();
            }

            @Override
            public void trackEvaluated() {
                tracks = true;
            }
        });
    }
}
