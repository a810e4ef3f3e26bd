package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;

/// A piece of a message to or from the client's model.
public sealed interface SamplingContent permits Content.Text, Content.Image, Content.Audio, SamplingContent.ToolUse,
        SamplingContent.ToolAnswer {

    /// The model wants a tool called; since 2025-11-25.
    record ToolUse(String id, String name, JsonObject input, JsonObject meta) implements SamplingContent {
        public ToolUse {
            Objects.requireNonNull(id);
            Objects.requireNonNull(name);
            Objects.requireNonNull(input);
            Objects.requireNonNull(meta);
        }
    }

    /// What the called tool gave (`tool_result`); since 2025-11-25.
    record ToolAnswer(String toolUseId, List<Content> content, Optional<Json> structuredContent, boolean isError,
            JsonObject meta) implements SamplingContent {
        public ToolAnswer {
            Objects.requireNonNull(toolUseId);
            content = List.copyOf(content);
            Objects.requireNonNull(structuredContent);
            Objects.requireNonNull(meta);
        }
    }
}
