package wherry.tool;

import java.util.Objects;
import wherry.json.JsonObject;

/// A piece of a message to or from the client's model.
///
/// A later revision may add a kind. A `switch` over all kinds then no longer compiles, and one that was compiled before throws
/// [MatchException] for the new kind: end it by `default` where that must not be.
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

    /// What the called tool gave (`tool_result`); since 2025-11-25. Immutable.
    final class ToolAnswer implements SamplingContent {
        private final String toolUseId;
        private final ToolResult result;

        private ToolAnswer(String toolUseId, ToolResult result) {
            this.toolUseId = Objects.requireNonNull(toolUseId);
            this.result = Objects.requireNonNull(result);
        }

        /// The answer to a [ToolUse] of this id.
        public static ToolAnswer of(String toolUseId, ToolResult result) {
            return new ToolAnswer(toolUseId, result);
        }

        public String toolUseId() {
            return toolUseId;
        }

        public ToolResult result() {
            return result;
        }
    }
}
