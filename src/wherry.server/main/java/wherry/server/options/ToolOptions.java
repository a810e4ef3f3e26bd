package wherry.server.options;

import java.util.List;

/// Which tools clients see, and how.
///
/// @param rules      applied in their order, so that the last one that means a tool decides. When the first one switches on, all tools are
///                   off before it; else they are on
/// @param prefix     stands before the name of each tool; may be empty
/// @param readOnly   whether only tools are left that say that they change nothing
/// @param searchFrom from how many tools on clients see a search in their place; [Integer#MAX_VALUE] for never
/// @param pinned     the tools that clients see beside the search
public record ToolOptions(List<ToolRule> rules, String prefix, boolean readOnly, int searchFrom, List<ToolPattern> pinned) {
    /// All tools as they are.
    public static final ToolOptions ALL = new ToolOptions(List.of(), "", false, Integer.MAX_VALUE, List.of());

    public ToolOptions {
        rules = List.copyOf(rules);
        pinned = List.copyOf(pinned);
    }

    /// Whether clients see all tools as they are.
    public boolean isAll() {
        return rules.isEmpty() && prefix.isEmpty() && !readOnly && searchFrom == Integer.MAX_VALUE;
    }

    /// Whether a tool of this name is on by the rules.
    public boolean isOn(ToolPattern.Source source, String tool) {
        boolean on = rules.isEmpty() || !rules.getFirst().isOn();
        for (ToolRule rule : rules) {
            if (rule.pattern().matches(source, tool)) {
                on = rule.isOn();
            }
        }
        return on;
    }
}
