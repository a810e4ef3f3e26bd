package wherry.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;

/// A function that a model may call (specification: server/tools).
///
/// @param name         1 to 128 of `A-Z a-z 0-9 _ - . /`; unique in the server
/// @param title        a name for people
/// @param inputSchema  JSON Schema of the arguments, of type object; checked before the handler runs
/// @param outputSchema JSON Schema of the structured result; checked after the handler ran. Clients before 2026-07-28
///                     see it only when its type is object
/// @param annotations  hints on what a call does
/// @param meta         passed on as `_meta`
public record Tool(String name, Optional<String> title, Optional<String> description, JsonObject inputSchema,
        Optional<JsonObject> outputSchema, Optional<ToolAnnotations> annotations, List<Icon> icons, JsonObject meta,
        ToolHandler handler) {

    public Tool {
        if (!name.matches("[A-Za-z0-9_./-]{1,128}")) {
            throw new IllegalArgumentException("tool name '" + name + "' should be 1 to 128 of A-Z a-z 0-9 _ - . /");
        }
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        if (!inputSchema.string("type").equals(Optional.of("object"))) {
            throw new IllegalArgumentException("tool " + name + ": inputSchema should have \"type\": \"object\"");
        }
        Objects.requireNonNull(outputSchema);
        Objects.requireNonNull(annotations);
        icons = List.copyOf(icons);
        Objects.requireNonNull(meta);
        Objects.requireNonNull(handler);
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /// Collects a tool's parts and ends with [#handler].
    public static final class Builder {
        private static final JsonObject NO_ARGUMENTS =
                JsonObject.of("type", Json.of("object"), "additionalProperties", Json.of(false));

        private final String name;
        private Optional<String> title = Optional.empty();
        private Optional<String> description = Optional.empty();
        private JsonObject input = NO_ARGUMENTS;
        private Optional<JsonObject> output = Optional.empty();
        private Optional<ToolAnnotations> annotations = Optional.empty();
        private final List<Icon> icons = new ArrayList<>();
        private JsonObject meta = JsonObject.EMPTY;

        private Builder(String name) {
            this.name = name;
        }

        public Builder title(String text) {
            title = Optional.of(text);
            return this;
        }

        public Builder description(String text) {
            description = Optional.of(text);
            return this;
        }

        /// The schema of the arguments. Without it the tool takes none.
        public Builder input(JsonObject schema) {
            input = schema;
            return this;
        }

        /// [#input(JsonObject)] from JSON text.
        public Builder input(String schema) {
            return input(JsonObject.parse(schema));
        }

        public Builder output(JsonObject schema) {
            output = Optional.of(schema);
            return this;
        }

        /// [#output(JsonObject)] from JSON text.
        public Builder output(String schema) {
            return output(JsonObject.parse(schema));
        }

        public Builder annotations(ToolAnnotations hints) {
            annotations = Optional.of(hints);
            return this;
        }

        public Builder icon(Icon icon) {
            icons.add(icon);
            return this;
        }

        public Builder meta(String key, Json value) {
            meta = meta.toBuilder().put(key, value).build();
            return this;
        }

        public Tool handler(ToolHandler handler) {
            return new Tool(name, title, description, input, output, annotations, icons, meta, handler);
        }
    }
}
