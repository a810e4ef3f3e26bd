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

    /// @param requestedSchema of type object, each property a [Field]
    record Form(String message, JsonObject requestedSchema) implements Elicitation {
        public Form {
            Objects.requireNonNull(message);
            if (!requestedSchema.string("type").equals(Optional.of("object")) || requestedSchema.object("properties").isEmpty()) {
                throw new IllegalArgumentException("a form's schema should be of type object with properties");
            }
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
    }

    record Url(String message, URI url) implements Elicitation {
        public Url {
            Objects.requireNonNull(message);
            if (!url.isAbsolute() || url.getUserInfo() != null) {
                throw new IllegalArgumentException("an elicitation's URL should be absolute and without credentials");
            }
        }
    }

    /// A form without fields yet: `form("Who are you?").required("name", Field.text())`.
    static Form form(String message) {
        return new Form(message, JsonObject.parse("{\"type\":\"object\",\"properties\":{}}"));
    }

    static Form form(String message, JsonObject requestedSchema) {
        return new Form(message, requestedSchema);
    }

    /// Since 2025-11-25.
    static Url url(String message, URI url) {
        return new Url(message, url);
    }
}
