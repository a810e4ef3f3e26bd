package wherry.tool;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// A field of an elicitation's form: the few kinds of schema that clients must be able to show.
///
/// @param schema in JSON Schema, as revision 2025-11-25 and later allow it; older clients get their own form of it
public record Field(JsonObject schema) {

    public static Field text() {
        return ofType("string");
    }

    public static Field email() {
        return text().with("format", Json.of("email"));
    }

    public static Field uri() {
        return text().with("format", Json.of("uri"));
    }

    public static Field date() {
        return text().with("format", Json.of("date"));
    }

    public static Field dateTime() {
        return text().with("format", Json.of("date-time"));
    }

    public static Field number() {
        return ofType("number");
    }

    public static Field integer() {
        return ofType("integer");
    }

    public static Field flag() {
        return ofType("boolean");
    }

    /// One of some words.
    public static Field choice(String... values) {
        return text().with("enum", JsonArray.of(values));
    }

    /// One of some words, each shown by its title.
    public static Field choice(Option... options) {
        return text().with("oneOf", Option.array(options));
    }

    /// Any of some words; since 2025-11-25.
    public static Field choices(String... values) {
        return ofType("array").with("items", JsonObject.of("type", Json.of("string"), "enum", JsonArray.of(values)));
    }

    /// Any of some words, each shown by its title; since 2025-11-25.
    public static Field choices(Option... options) {
        return ofType("array").with("items", JsonObject.of("anyOf", Option.array(options)));
    }

    public Field title(String text) {
        return with("title", Json.of(text));
    }

    public Field description(String text) {
        return with("description", Json.of(text));
    }

    /// What the client fills in for the user; since 2025-11-25 for every kind.
    public Field defaultsTo(Json value) {
        return with("default", value);
    }

    /// Another keyword of JSON Schema that the kind allows: `minLength`, `maxLength`, `minimum`, `maximum`, `minItems`,
    /// `maxItems`.
    public Field with(String keyword, Json value) {
        return new Field(schema.toBuilder().put(keyword, value).build());
    }

    private static Field ofType(String type) {
        return new Field(JsonObject.of("type", Json.of(type)));
    }

    /// A word and what the user sees for it.
    public record Option(String value, String title) {

        private static JsonArray array(Option... options) {
            return JsonArray.of(List.of(options),
                    option -> JsonObject.of("const", Json.of(option.value), "title", Json.of(option.title)));
        }
    }
}
