package wherry.server.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import wherry.server.options.ToolOptions;
import wherry.server.options.ToolPattern;
import wherry.tool.Capability;
import wherry.tool.Tool;

/// Leaves out the tools of capabilities that are switched off, and puts the prefix before the names of the others.
final class ToolSelection {
    /// Clients put the name of the server before the name of a tool, and some take 60 characters in all.
    private static final int LONGEST = 48;
    private static final int MOST_SHOWN = 200;

    private final ToolOptions options;

    ToolSelection(ToolOptions options) {
        this.options = options;
    }

    /// What is left of a contribution. Without any tool, what it says on how to use its tools is left out too.
    ///
    /// @throws IllegalArgumentException when a name is too long with the prefix
    Contribution of(Contribution all) {
        List<ToolEntry> on = all.tools().stream().filter(entry -> isOn(all.capability(), entry.tool())).map(this::prefixed).toList();
        return all.with(on, on.isEmpty() && !all.tools().isEmpty() ? "" : all.instructions());
    }

    /// All of a contribution with the names that clients would see, also of tools that are off.
    Contribution named(Contribution all) {
        return all.with(all.tools().stream().map(this::prefixed).toList(), all.instructions());
    }

    private boolean isOn(Capability capability, Tool tool) {
        return options.isOn(source(capability), tool.name()) && (!options.readOnly() || tool.annotations().readOnly().orElse(false));
    }

    private ToolEntry prefixed(ToolEntry entry) {
        if (options.prefix().isEmpty()) {
            return entry;
        }
        String name = options.prefix() + entry.tool().name();
        if (name.length() > LONGEST) {
            throw new IllegalArgumentException("MCP_TOOL_PREFIX: '" + name + "' has " + name.length()
                    + " characters; with the prefix a tool's name may have " + LONGEST + ", as clients put names of their own before it");
        }
        return entry.renamed(name);
    }

    /// The names of the tools that clients see beside a search, with the prefix.
    Set<String> pinned(List<Contribution> contributions) {
        var pinned = new HashSet<String>();
        for (Contribution each : contributions) {
            ToolPattern.Source source = source(each.capability());
            each.tools().stream().map(entry -> entry.tool().name())
                    .filter(name -> options.pinned().stream().anyMatch(pattern -> pattern.matches(source, name)))
                    .forEach(name -> pinned.add(options.prefix() + name));
        }
        return pinned;
    }

    /// The names of the tools that are off, without the prefix.
    List<String> off(List<Contribution> contributions) {
        return contributions.stream().flatMap(each -> each.tools().stream().map(ToolEntry::tool)
                .filter(tool -> !isOn(each.capability(), tool)).map(Tool::name)).toList();
    }

    /// @throws IllegalArgumentException when a setting names what is not there; the message lists what is
    void check(List<Contribution> contributions) {
        var problems = new ArrayList<String>();
        options.rules().forEach(rule -> check("MCP_TOOLS", rule.pattern(), contributions, problems));
        options.pinned().forEach(pattern -> check("MCP_TOOL_PINNED", pattern, contributions, problems));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private static void check(String setting, ToolPattern pattern, List<Contribution> contributions, List<String> problems) {
        if (contributions.stream().noneMatch(each -> isMeant(pattern, each))) {
            problems.add(setting + ": '" + pattern.text() + "' is the name of no module and no tool; there are " + shown(contributions));
        }
    }

    private static boolean isMeant(ToolPattern pattern, Contribution contribution) {
        ToolPattern.Source source = source(contribution.capability());
        return pattern.matches(source) || pattern.mayMatchLater(source)
                || contribution.tools().stream().anyMatch(entry -> pattern.matches(source, entry.tool().name()));
    }

    private static String shown(List<Contribution> contributions) {
        List<String> names = contributions.stream().flatMap(each -> Stream.concat(Stream.of(each.capability().name()),
                each.tools().stream().map(entry -> each.capability().name() + "." + entry.tool().name()))).toList();
        String shown = names.isEmpty() ? "none" : String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
        return names.size() <= MOST_SHOWN ? shown : shown + " and " + (names.size() - MOST_SHOWN) + " more";
    }

    private static ToolPattern.Source source(Capability capability) {
        String module = capability.getClass().getModule().getName();
        return new ToolPattern.Source(capability.name(), module == null ? "" : module);
    }
}
