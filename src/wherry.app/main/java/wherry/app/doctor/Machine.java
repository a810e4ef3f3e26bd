package wherry.app.doctor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;

/// What the program runs on: Java, memory, processors and files.
final class Machine {
    private static final Path PROC = Path.of("/proc/self");
    private static final long MEBIBYTE = 1 << 20;
    private static final int FEWEST_FILES = 1024;

    private Machine() {
    }

    /// Facts, a line each.
    static List<String> facts() {
        Runtime runtime = Runtime.getRuntime();
        var facts = new ArrayList<String>();
        facts.add("Java " + Runtime.version() + " at " + System.getProperty("java.home") + (isLinked() ? ", linked for this program" : ", a whole JDK or JRE"));
        facts.add("archive of classes: " + (hasArchive() ? "in use" : "none, so that the start takes longer"));
        facts.add("heap of at most " + runtime.maxMemory() / MEBIBYTE + " MB, " + runtime.availableProcessors() + " processors"
                + openFiles().map(files -> ", at most " + files + " open files").orElse(""));
        return facts;
    }

    /// A runtime that is linked for a program has no compiler.
    private static boolean isLinked() {
        return ModuleLayer.boot().findModule("wherry.app").isPresent() && !Files.exists(Path.of(System.getProperty("java.home"), "bin", "javac"));
    }

    /// Whether classes come from an archive that holds those of the program.
    private static boolean hasArchive() {
        var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        String file = diagnostics.getVMOption("SharedArchiveFile").getValue();
        return !file.isEmpty() && Files.exists(Path.of(file));
    }

    private static Optional<String> openFiles() {
        try {
            return Files.readAllLines(PROC.resolve("limits")).stream().filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.split("\\s{2,}")[1]).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static List<CheckResult> findings() {
        var findings = new ArrayList<CheckResult>();
        if ("root".equals(System.getProperty("user.name"))) {
            findings.add(new CheckResult(Outcome.RISKY, "the program runs as root; run it as a user of its own"));
        }
        openFiles().filter(files -> !files.equals("unlimited") && Long.parseLong(files) < FEWEST_FILES).ifPresent(files ->
                findings.add(new CheckResult(Outcome.RISKY, "the process may open " + files + " files; allow it " + FEWEST_FILES + " or more (ulimit -n)")));
        return findings;
    }
}
