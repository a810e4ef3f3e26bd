package wherry.testkit;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import wherry.server.lint.LintReport;
import wherry.server.lint.ToolLint;

/// Fails when a tool breaks a client and is not excepted, or when an exception is in vain.
final class PortabilityAssertion {
    private PortabilityAssertion() {
    }

    static void check(LintReport report, Map<String, String> exceptions) {
        var problems = new ArrayList<String>();
        var unused = new TreeSet<>(exceptions.keySet());
        for (ToolLint tool : report.tools()) {
            if (tool.breaking().isEmpty() || !unused.remove(tool.name())) {
                tool.breaking().forEach(finding -> problems.add(tool.name() + " " + finding));
            }
        }
        unused.forEach(name -> problems.add("the exception for " + name + " is in vain"));
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
    }
}
