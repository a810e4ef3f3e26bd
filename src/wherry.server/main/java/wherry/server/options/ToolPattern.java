package wherry.server.options;

/// A name by which an operator means tools: that of a tool, of a capability or of a module, the last part of a module's name, or one of
/// these with a tool, such as `files.write_file`. A `*` stands for any characters.
public record ToolPattern(String text) {
    /// What is valid, for the error.
    public static final String VALID = "names of modules and tools, such as time, files.write_file, read_* or *";

    public ToolPattern {
        if (text.isEmpty() || !text.chars().allMatch(ToolPattern::isPart)) {
            throw new IllegalArgumentException();
        }
    }

    private static boolean isPart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_-./*".indexOf(c) >= 0;
    }

    /// Where tools come from: a capability, and the module of its class.
    ///
    /// @param module empty for the unnamed module
    public record Source(String capability, String module) {

        private String last() {
            return module.substring(module.lastIndexOf('.') + 1);
        }
    }

    /// Whether it means all tools of a source.
    public boolean matches(Source source) {
        return isAll(text, source);
    }

    /// Whether it means this tool.
    public boolean matches(Source source, String tool) {
        return matches(source) || matches(text, tool) || matches(text, source.capability + "." + tool)
                || matches(text, source.module + "." + tool) || matches(text, source.last() + "." + tool);
    }

    /// Whether it may mean tools that the source has later: it names the source, and has a `*` after that.
    public boolean mayMatchLater(Source source) {
        int star = text.indexOf('*');
        int dot = star < 0 ? -1 : text.lastIndexOf('.', star);
        return dot > 0 && isAll(text.substring(0, dot), source);
    }

    private static boolean isAll(String pattern, Source source) {
        return matches(pattern, source.capability) || matches(pattern, source.module) || matches(pattern, source.last());
    }

    /// Each `*` takes as few characters as it can, and more when what follows it does not match.
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++taken;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
