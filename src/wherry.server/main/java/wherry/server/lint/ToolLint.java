package wherry.server.lint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Codec;
import wherry.protocol.Revision;
import wherry.tool.Tool;
import wherry.tool.portable.ClientFamily;
import wherry.tool.portable.Finding;
import wherry.tool.portable.Portability;

/// What one tool costs its clients, and what some of them do not take of it.
///
/// @param bytes     of its definition in the list of the latest revision
/// @param tokens    about how many tokens of a model's context its name, description and input schema take
/// @param exception the reason why its findings do not count; empty when they do
public record ToolLint(String name, int bytes, int tokens, List<Finding> findings, String exception) {

    public ToolLint {
        Objects.requireNonNull(name);
        findings = List.copyOf(findings);
        Objects.requireNonNull(exception);
    }

    /// @param exceptions reasons by the names of tools
    static ToolLint of(Tool tool, Map<String, String> exceptions) {
        int bytes = Codec.of(Revision.LATEST).definitions().tool(tool).toString().getBytes(StandardCharsets.UTF_8).length;
        int tokens = Tokens.of(tool.name()) + Tokens.of(tool.description().orElse("")) + Tokens.of(tool.inputSchema().toString());
        return new ToolLint(tool.name(), bytes, tokens, Portability.of(tool), exceptions.getOrDefault(tool.name(), ""));
    }

    /// The same with the findings about one family of clients alone.
    ToolLint of(ClientFamily client) {
        return new ToolLint(name, bytes, tokens, findings.stream().map(finding -> finding.of(client)).flatMap(Optional::stream).toList(), exception);
    }

    /// The findings that break a client and are not excepted.
    public List<Finding> breaking() {
        return exception.isEmpty() ? findings.stream().filter(Finding::breaks).toList() : List.of();
    }

    JsonObject json() {
        var json = JsonObject.builder().put("tool", name).put("bytes", bytes).put("tokens", tokens)
                .put("findings", JsonArray.of(findings, Finding::json));
        return exception.isEmpty() ? json.build() : json.put("exception", exception).build();
    }
}
