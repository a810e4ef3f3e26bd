package wherry.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;

/// What `wherry doctor` prints: what the program runs on, each setting with its value and where that came from, the tools, and what is
/// wrong or risky about all that. No secret stands in it.
public final class Doctor {
    private final List<String> lines = new ArrayList<>();
    private final List<CheckResult> findings = new ArrayList<>();

    /// @param version     of the program
    /// @param settings    the value of each as text without secrets, with where it came from
    /// @param secretFiles those that are read, by the names of the secrets
    public Doctor(String version, Map<String, String> settings, Map<String, Path> secretFiles) {
        lines.add("wherry " + version);
        Machine.facts().forEach(fact -> lines.add("  " + fact));
        findings.addAll(Machine.findings());
        lines.add("");
        lines.add("Settings:");
        int width = settings.keySet().stream().mapToInt(String::length).max().orElse(0);
        settings.forEach((name, value) -> lines.add("  " + name + " ".repeat(width - name.length() + 2) + value));
        secretFiles.forEach(this::checkSecretFile);
    }

    private void checkSecretFile(String name, Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ) && Files.isRegularFile(file)) {
                findings.add(new CheckResult(Outcome.RISKY, name + "_FILE: each user of this machine can read '" + file + "' (chmod 600)"));
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Not on this system.
        }
    }

    /// Tells which tools are on and off, a line each.
    public static List<String> tools(List<String> on, List<String> off) {
        return List.of(told("on", on), told("off", off));
    }

    private static String told(String state, List<String> tools) {
        return "Tools that are " + state + ": " + tools.size() + (tools.isEmpty() ? "" : " (" + String.join(", ", tools) + ")");
    }

    /// Adds the lines about the tools.
    public void tools(List<String> told) {
        lines.add("");
        lines.addAll(told);
    }

    /// Adds what others found.
    public void add(Collection<CheckResult> results) {
        findings.addAll(results);
    }

    public void warn(Collection<String> warnings) {
        warnings.forEach(each -> findings.add(new CheckResult(Outcome.RISKY, each)));
    }

    /// Whether nothing is wrong or risky.
    public boolean isWell() {
        return findings.stream().allMatch(each -> each.outcome() == Outcome.GOOD);
    }

    public String text() {
        var all = new ArrayList<>(lines);
        all.add("");
        all.add("Findings:");
        var words = Map.of(Outcome.GOOD, "good", Outcome.RISKY, "RISKY", Outcome.FAILED, "FAILED");
        findings.forEach(each -> all.add("  " + words.get(each.outcome()) + ": " + each.text()));
        if (isWell()) {
            all.add("  Nothing is wrong or risky.");
        }
        return String.join("\n", all);
    }
}
