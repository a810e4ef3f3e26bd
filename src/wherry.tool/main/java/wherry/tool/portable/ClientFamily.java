package wherry.tool.portable;

import java.util.Arrays;
import java.util.Locale;

/// The clients that take the same schemas and names, since they pass tools to the same API or by the same rules.
public enum ClientFamily {
    /// The Anthropic API, Claude Code and Claude Desktop.
    CLAUDE,
    /// The OpenAI and Azure APIs, ChatGPT, Codex and Copilot.
    OPENAI,
    /// The Gemini and Vertex APIs and Gemini CLI.
    GEMINI,
    VSCODE,
    CURSOR,
    /// No client: what all of them take, with room for those that are not here.
    SAFE;

    /// Such as `claude`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when no family has this label; the message lists them
    public static ClientFamily labelled(String label) {
        for (ClientFamily family : values()) {
            if (family.label().equals(label)) {
                return family;
            }
        }
        throw new IllegalArgumentException("expected one of " + String.join(", ", Arrays.stream(values()).map(ClientFamily::label).toList())
                + ", got '" + label + "'");
    }
}
