package wherry.json.schema.keyword;

import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.MessageText;
import wherry.json.SchemaException;

/// The dialect of a schema resource.
///
/// @param draft7          draft-07: `definitions`, `items` as a list, a `$ref` that overrides the keywords beside it
/// @param validation      whether the keywords of the validation vocabulary apply
/// @param formatAssertion whether `format` is checked regardless of [wherry.json.SchemaLimits]
public record Dialect(boolean draft7, boolean validation, boolean formatAssertion) {
    public static final Dialect LATEST = new Dialect(false, true, false);
    private static final Dialect DRAFT_7 = new Dialect(true, true, false);
    public static final String LATEST_URI = "https://json-schema.org/draft/2020-12/schema";
    private static final String DRAFT_7_URI = "http://json-schema.org/draft-07/schema";
    private static final String VOCABULARY = "https://json-schema.org/draft/2020-12/vocab/";

    /// The dialect that `$schema` names; `inherited` when it is absent.
    public static Dialect of(JsonObject schema, Dialect inherited, Map<String, Json> documents) {
        Optional<Json> named = schema.get("$schema");
        if (named.isEmpty()) {
            return inherited;
        }
        String uri = schema.string("$schema")
                .map(text -> text.endsWith("#") ? text.substring(0, text.length() - 1) : text)
                .orElseThrow(() -> new SchemaException("$schema: expected string, got " + MessageText.of(named.get())));
        return switch (uri) {
            case LATEST_URI -> LATEST;
            case DRAFT_7_URI -> DRAFT_7;
            default -> ofMetaschema(uri, documents.get(uri));
        };
    }

    private static Dialect ofMetaschema(String uri, Json metaschema) {
        if (!(metaschema instanceof JsonObject object)) {
            throw new SchemaException("$schema: unsupported dialect '" + MessageText.excerpt(uri) + "', expected '"
                    + LATEST_URI + "' or '" + DRAFT_7_URI + "#'");
        }
        JsonObject vocabularies = object.object("$vocabulary").orElse(JsonObject.EMPTY);
        for (String name : vocabularies.names()) {
            if (vocabularies.isTrue(name) && !name.startsWith(VOCABULARY)) {
                throw new SchemaException("$schema: dialect '" + MessageText.excerpt(uri)
                        + "' requires the unknown vocabulary '" + MessageText.excerpt(name) + "'");
            }
        }
        return vocabularies.isEmpty() ? LATEST : new Dialect(false, vocabularies.has(VOCABULARY + "validation"),
                vocabularies.has(VOCABULARY + "format-assertion"));
    }
}
