package wherry.app;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import wherry.server.options.ToolOptions;
import wherry.server.options.ToolPattern;
import wherry.server.options.ToolRule;
import wherry.tool.Setting;

/// The settings of which tools clients see.
final class ToolSettings {
    static final Setting<List<ToolRule>> TOOLS = Setting.of("MCP_TOOLS",
            "switches tools on and off in this order; when the first has a +, all others are off", ToolRule.VALID, new Rule()).asList();
    static final Setting<String> PREFIX = Setting.of("MCP_TOOL_PREFIX", "stands before the name of each tool", Prefix.VALID, new Prefix())
            .fallback("");
    static final Setting<Boolean> READ_ONLY = Setting.flag("MCP_READ_ONLY", "only tools that say that they change nothing").fallback(false);

    static final Setting<Integer> SEARCH = Setting.of("MCP_TOOL_SEARCH", "lists a search in the place of the tools; not unless it is given", SearchFrom.VALID,
            new SearchFrom());
    static final Setting<List<ToolPattern>> PINNED = Setting.of("MCP_TOOL_PINNED", "tools that are listed beside the search", ToolPattern.VALID,
            new Pattern()).asList();

    static final List<Setting<?>> ALL = List.of(TOOLS, PREFIX, READ_ONLY, SEARCH, PINNED);

    private ToolSettings() {
    }

    static ToolOptions options(Settings settings) {
        return new ToolOptions(settings.value(TOOLS), settings.value(PREFIX), settings.value(READ_ONLY),
                settings.find(SEARCH).orElse(Integer.MAX_VALUE), settings.value(PINNED));
    }

    private static final class Rule implements Function<String, ToolRule> {

        @Override
        public ToolRule apply(String text) {
            return ToolRule.of(text);
        }
    }

    private static final class Pattern implements Function<String, ToolPattern> {

        @Override
        public ToolPattern apply(String text) {
            return new ToolPattern(text);
        }
    }

    /// From how many tools on there is a search.
    private static final class SearchFrom implements Function<String, Integer> {
        static final String VALID = "off, on, or a whole number: from so many tools on";

        @Override
        public Integer apply(String text) {
            int from = switch (text.toLowerCase(Locale.ROOT)) {
                case "off", "false" -> Integer.MAX_VALUE;
                case "on", "true" -> 1;
                default -> Integer.parseInt(text);
            };
            if (from < 1) {
                throw new IllegalArgumentException();
            }
            return from;
        }
    }

    private static final class Prefix implements Function<String, String> {
        static final String VALID = "1 to 24 of a-z, 0-9 and _, a letter first, such as acme_";
        private static final int LONGEST = 24;

        @Override
        public String apply(String text) {
            if (!text.matches("[a-z][a-z0-9_]{0," + (LONGEST - 1) + "}")) {
                throw new IllegalArgumentException();
            }
            return text;
        }
    }
}
