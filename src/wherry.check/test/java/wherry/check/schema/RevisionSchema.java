package wherry.check.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.json.SchemaViolation;
import wherry.json.schema.JsonSchema;

/// The official schema of one revision, made strict: an object may have only the properties that the schema lists. So the tests
/// find a member of a later revision in a message to an older client.
public final class RevisionSchema {
    /// Objects that may have any member: metadata, schemas of tools, and arguments.
    private static final Set<String> OPEN = Set.of("_meta", "inputSchema", "outputSchema", "metadata", "input", "experimental",
            "extensions", "structuredContent");
    /// Envelopes, whose contents have definitions of their own with more members.
    private static final Set<String> ENVELOPES =
            Set.of("JSONRPCResponse", "JSONRPCResultResponse", "JSONRPCRequest", "JSONRPCNotification");
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"#/[$a-z]+/(\\w+)\"");

    private final JsonObject definitions;
    private final String keyword;
    private final Json dialect;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    RevisionSchema(JsonObject schema) {
        this.keyword = schema.has("$defs") ? "$defs" : "definitions";
        this.dialect = schema.get("$schema").orElseThrow();
        this.definitions = schema.object(keyword).orElseThrow();
    }

    /// Reads the schema from the shared data; empty without it.
    public static Optional<RevisionSchema> of(String revision) {
        return SharedData.folder("mcp-schema")
                .map(folder -> new RevisionSchema(read(folder.resolve(revision).resolve("schema.json"))));
    }

    private static JsonObject read(Path file) {
        try {
            return (JsonObject) new JsonReader(JsonLimits.DEFAULT).read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String definition) {
        return definitions.has(definition);
    }

    /// Whether a definition of a message knows this member.
    boolean lists(String definition, String member) {
        return definitions.object(definition).flatMap(each -> each.object("properties"))
                .map(all -> all.has(member)).orElse(false);
    }

    /// Lists the reasons why a value is not valid by a definition.
    List<SchemaViolation> violations(String definition, Json value) {
        if (!has(definition)) {
            throw new IllegalArgumentException("the schema has no " + definition);
        }
        return compiled.computeIfAbsent(definition, this::compile).validate(value);
    }

    private JsonSchema compile(String definition) {
        var needed = new LinkedHashMap<String, Json>();
        gather(definition, ENVELOPES.contains(definition) ? Function.identity() : RevisionSchema::closed, needed);
        needed.computeIfPresent(definition, (_, schema) -> ((JsonObject) schema).has("properties")
                ? ((JsonObject) schema).toBuilder().put("additionalProperties", false).build() : schema);
        return JsonSchema.compile(JsonObject.builder().put("$schema", dialect).put(keyword, JsonObject.of(needed))
                .put("$ref", "#/" + keyword + "/" + definition).build());
    }

    /// Adds a definition and all that it refers to.
    private void gather(String name, Function<Json, Json> wording, Map<String, Json> into) {
        if (into.containsKey(name)) {
            return;
        }
        Json schema = definitions.get(name).orElseThrow();
        into.put(name, name.endsWith("MetaObject") ? schema : wording.apply(schema));
        REFERENCE.matcher(schema.toString()).results().forEach(found -> gather(found.group(1), wording, into));
    }

    private static Json closed(Json schema) {
        return switch (schema) {
            case JsonObject object -> {
                var members = JsonObject.builder();
                object.forEach((name, member) -> members.put(name, name.equals("properties") ? closedEach((JsonObject) member)
                        : name.equals("allOf") ? member : closed(member)));
                if (object.object("properties").isPresent() && !object.has("allOf") && isOpen(object)) {
                    members.put("additionalProperties", false);
                }
                yield members.build();
            }
            case JsonArray(var items) -> JsonArray.of(items, RevisionSchema::closed);
            default -> schema;
        };
    }

    private static JsonObject closedEach(JsonObject properties) {
        var members = JsonObject.builder();
        properties.forEach((name, schema) -> members.put(name, OPEN.contains(name) ? schema : closed(schema)));
        return members.build();
    }

    private static boolean isOpen(JsonObject object) {
        return object.get("additionalProperties")
                .map(more -> more.equals(JsonObject.EMPTY) || more.equals(Json.of(true))).orElse(true);
    }
}
