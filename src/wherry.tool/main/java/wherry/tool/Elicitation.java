package wherry.tool;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// Asks the user, by a form or by sending them to a URL (specification: client/elicitation).
///
/// A form must not ask for secrets: use a URL for those. A URL must hold no credentials and not be signed in already.
public sealed interface Elicitation extends InputRequest {

    /// What the user reads.
    String message();

    /// Immutable: each field gives another form.
    final class Form implements Elicitation {
        private final String message;
        private final JsonObject requestedSchema;

        private Form(String message, JsonObject requestedSchema) {
            this.message = Objects.requireNonNull(message);
            this.requestedSchema = requestedSchema;
        }

        @Override
        public String message() {
            return message;
        }

        /// Of type object, each property a [Field].
        public JsonObject requestedSchema() {
            return requestedSchema;
        }

        /// This form with one more field, which the user must fill in.
        public Form required(String name, Field field) {
            var names = new ArrayList<>(requestedSchema.array("required").map(JsonArray::items).orElse(List.of()));
            names.add(Json.of(name));
            Form more = optional(name, field);
            return new Form(message, more.requestedSchema.toBuilder().put("required", new JsonArray(names)).build());
        }

        /// This form with one more field, which the user may leave out.
        public Form optional(String name, Field field) {
            JsonObject properties = requestedSchema.object("properties").orElse(JsonObject.EMPTY);
            return new Form(message, requestedSchema.toBuilder()
                    .put("properties", properties.toBuilder().put(name, field.schema()).build()).build());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Form that && message.equals(that.message) && requestedSchema.equals(that.requestedSchema);
        }

        @Override
        public int hashCode() {
            return Objects.hash(message, requestedSchema);
        }

        @Override
        public String toString() {
            return "Form[" + message + ", " + requestedSchema + "]";
        }
    }

    /// Since 2025-11-25. Immutable.
    final class Url implements Elicitation {
        private final String message;
        private final URI url;

        private Url(String message, URI url) {
            this.message = Objects.requireNonNull(message);
            this.url = url;
        }

        @Override
        public String message() {
            return message;
        }

        public URI url() {
            return url;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Url that && message.equals(that.message) && url.equals(that.url);
        }

        @Override
        public int hashCode() {
            return Objects.hash(message, url);
        }

        @Override
        public String toString() {
            return "Url[" + message + ", " + url + "]";
        }
    }

    /// A form without fields yet: `form("Who are you?").required("name", Field.text())`.
    static Form form(String message) {
        return new Form(message, JsonObject.parse("{\"type\":\"object\",\"properties\":{}}"));
    }

    /// A form by a schema of type object, each property a [Field].
    static Form form(String message, JsonObject requestedSchema) {
        if (!requestedSchema.string("type").equals(Optional.of("object")) || requestedSchema.object("properties").isEmpty()) {
            throw new IllegalArgumentException("a form's schema should be of type object with properties");
        }
        return new Form(message, requestedSchema);
    }

    /// @param url absolute and without credentials
    static Url url(String message, URI url) {
        if (!url.isAbsolute() || url.getUserInfo() != null) {
            throw new IllegalArgumentException("an elicitation's URL should be absolute and without credentials");
        }
        return new Url(message, url);
    }
}
