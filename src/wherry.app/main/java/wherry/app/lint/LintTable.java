package wherry.app.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import wherry.server.lint.LintReport;
import wherry.server.lint.ToolLint;
import wherry.tool.portable.ClientFamily;
import wherry.tool.portable.Effect;
import wherry.tool.portable.Finding;

/// A report for people: a line for each tool, then what breaks clients, then a line for each family of clients.
final class LintTable {
    private final LintReport report;
    private final boolean hasNotes;
    private final List<String> lines = new ArrayList<>();

    LintTable(LintReport report, boolean hasNotes) {
        this.report = report;
        this.hasNotes = hasNotes;
    }

    String text() {
        int width = report.tools().stream().mapToInt(tool -> tool.name().length()).max().orElse(0);
        String row = "%-" + Math.max(width, 4) + "s  %7s  %6s  %5s  %s";
        lines.add(row.formatted("tool", "bytes", "tokens", "notes", "breaks"));
        report.tools().forEach(tool -> lines.add(row.formatted(tool.name(), number(tool.bytes()), number(tool.tokens()), notes(tool), clients(tool)).stripTrailing()));
        lines.add(row.formatted("all", number(report.bytes()), number(report.tokens()), "", "").stripTrailing());
        lines.add("Tokens are estimated from " + report.method() + ".");
        report.list().forEach(finding -> add("the list", finding));
        report.tools().forEach(tool -> tool.findings().stream().filter(finding -> hasNotes || finding.breaks() && tool.exception().isEmpty())
                .forEach(finding -> add(tool.name(), finding)));
        lines.add("");
        for (ClientFamily client : ClientFamily.values()) {
            lines.add("%-6s  breaks %d, notes %d".formatted(client.label(), report.count(client, true), report.count(client, false)));
        }
        return String.join("\n", lines);
    }

    private static String number(int value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static long notes(ToolLint tool) {
        return tool.findings().stream().filter(finding -> !finding.breaks()).count();
    }

    private static String clients(ToolLint tool) {
        return tool.exception().isEmpty() ? tool.breaking().stream().flatMap(finding -> finding.effects().stream()).filter(Effect::breaks)
                .map(effect -> effect.client().label()).distinct().sorted().collect(Collectors.joining(", "))
                : "excepted: " + tool.exception();
    }

    private void add(String tool, Finding finding) {
        lines.add("");
        lines.add(tool + " " + finding.at() + " (" + finding.rule() + ")");
        finding.effects().forEach(effect -> lines.add("  " + (effect.breaks() ? "breaks " : "note for ") + effect.client().label() + ": " + effect.what()));
        lines.add("  " + finding.instead());
    }
}
