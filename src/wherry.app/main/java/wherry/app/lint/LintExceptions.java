package wherry.app.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// The form of `MCP_LINT_EXCEPT`. Reads the tools that need not be portable, with their reasons.
public final class LintExceptions implements Function<String, Map<String, String>> {
    public static final String VALID = "the name of a tool, a colon and the reason; several are separated by semicolons";

    @Override
    public Map<String, String> apply(String text) {
        var reasons = new HashMap<String, String>();
        for (String each : text.split(";")) {
            int colon = each.indexOf(':');
            String name = each.substring(0, Math.max(0, colon)).strip();
            String reason = each.substring(colon + 1).strip();
            if (name.isEmpty() || reason.isEmpty()) {
                throw new IllegalArgumentException();
            }
            reasons.put(name, reason);
        }
        return Map.copyOf(reasons);
    }
}
