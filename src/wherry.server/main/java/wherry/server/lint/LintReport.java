package wherry.server.lint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.options.ClientOptions;
import wherry.tool.portable.ClientFamily;
import wherry.tool.portable.Effect;
import wherry.tool.portable.Finding;

/// What the tools that a server lists cost, and what not every client takes of them.
///
/// @param list findings about the list as a whole
public record LintReport(List<ToolLint> tools, List<Finding> list) {
    private static final int CURSOR_TOOLS = 40;
    private static final int API_TOOLS = 128;
    private static final int SAFE_TOOLS = 30;

    public LintReport {
        tools = List.copyOf(tools);
        list = List.copyOf(list);
    }

    public static LintReport of(CatalogSnapshot snapshot, ClientOptions options) {
        List<ToolLint> tools = snapshot.listed().values().stream().map(entry -> ToolLint.of(entry.tool(), options.exceptions())).toList();
        return new LintReport(tools, tooMany(tools.size()));
    }

    private static List<Finding> tooMany(int tools) {
        var effects = new ArrayList<Effect>();
        if (tools > CURSOR_TOOLS) {
            effects.add(new Effect(ClientFamily.CURSOR, true, "takes the first " + CURSOR_TOOLS));
        }
        if (tools > API_TOOLS) {
            effects.add(new Effect(ClientFamily.OPENAI, true, "the API refuses more than " + API_TOOLS));
            effects.add(new Effect(ClientFamily.VSCODE, true, "takes " + API_TOOLS + " in a request"));
        }
        if (tools > SAFE_TOOLS) {
            effects.add(new Effect(ClientFamily.SAFE, false, "more than " + SAFE_TOOLS + ", and clients have other servers as well"));
        }
        return effects.isEmpty() ? List.of() : List.of(new Finding("", "number_of_tools", effects, "offer fewer tools"));
    }

    /// The same with the findings about one family of clients alone.
    public LintReport of(ClientFamily client) {
        return new LintReport(tools.stream().map(tool -> tool.of(client)).toList(),
                list.stream().map(finding -> finding.of(client)).flatMap(Optional::stream).toList());
    }

    /// Whether no client breaks, but for what is excepted.
    public boolean isClean() {
        return list.stream().noneMatch(Finding::breaks) && tools.stream().allMatch(tool -> tool.breaking().isEmpty());
    }

    public int bytes() {
        return tools.stream().mapToInt(ToolLint::bytes).sum();
    }

    public int tokens() {
        return tools.stream().mapToInt(ToolLint::tokens).sum();
    }

    /// How [#tokens] is estimated.
    public String method() {
        return Tokens.METHOD;
    }

    /// How many findings break the clients of a family, or are notes for them; excepted tools do not count.
    public long count(ClientFamily client, boolean breaks) {
        return tools.stream().filter(tool -> tool.exception().isEmpty()).flatMap(tool -> tool.findings().stream())
                .flatMap(finding -> finding.effects().stream())
                .filter(effect -> effect.client() == client && effect.breaks() == breaks).count();
    }

    /// For scripts.
    public JsonObject json() {
        var clients = JsonObject.builder();
        Arrays.stream(ClientFamily.values()).forEach(client -> clients.put(client.label(),
                JsonObject.builder().put("breaks", count(client, true)).put("notes", count(client, false)).build()));
        return JsonObject.builder().put("clean", isClean()).put("bytes", bytes()).put("tokens", tokens()).put("tokensEstimatedFrom", method())
                .put("clients", clients.build()).put("list", JsonArray.of(list, Finding::json)).put("tools", JsonArray.of(tools, ToolLint::json)).build();
    }
}
