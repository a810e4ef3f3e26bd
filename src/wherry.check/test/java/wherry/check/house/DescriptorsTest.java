package wherry.check.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The descriptor of each module is as committed, so that a change of a dependency or an export shows in the diff.
class DescriptorsTest {
    private static final String GOLDEN = "src/wherry.check/test/resources/module-descriptors.txt";
    /// The modules of the JDK that the server needs; a runtime has no others.
    private static final Set<String> OF_JDK = Set.of("java.base", "java.management", "jdk.httpserver", "jdk.management");

    @Test
    void areAsCommitted() throws IOException {
        List<String> actual = new ArrayList<>();
        for (Path module : Repository.modules()) {
            ModuleReference found = ModuleFinder.of(module.resolve("target/classes")).find(module.getFileName().toString())
                    .orElseThrow(() -> new AssertionError(module + " is not compiled, or has another name than its folder"));
            actual.addAll(describe(found.descriptor()));
        }
        Path golden = Repository.root().resolve(GOLDEN);
        List<String> expected = Files.exists(golden) ? Files.readAllLines(golden) : List.of();
        if (!expected.equals(actual)) {
            Path proposal = Repository.root().resolve("src/wherry.check/target/module-descriptors.txt");
            Files.write(proposal, actual);
            assertEquals(String.join("\n", expected), String.join("\n", actual),
                    "descriptors changed; when that is meant, copy " + Repository.name(proposal) + " over " + GOLDEN);
        }
    }

    /// Describes a module in the form of `jar --describe-module`.
    private static List<String> describe(ModuleDescriptor module) {
        var lines = new ArrayList<String>();
        lines.add((module.isOpen() ? "open " : "") + module.name());
        lines.addAll(sorted(module.exports().stream().map(each -> "exports " + each.source() + to(each.targets()))));
        lines.addAll(sorted(module.requires().stream().map(each -> "requires " + each.name() + modifiers(each))));
        lines.addAll(sorted(module.uses().stream().map(each -> "uses " + each)));
        lines.addAll(sorted(module.provides().stream()
                .map(each -> "provides " + each.service() + " with " + String.join(" ", each.providers()))));
        lines.addAll(sorted(module.opens().stream().map(each -> "opens " + each.source() + to(each.targets()))));
        lines.add("");
        return lines;
    }

    private static String modifiers(ModuleDescriptor.Requires each) {
        return each.modifiers().stream().map(modifier -> " " + modifier.toString().toLowerCase(Locale.ROOT)).sorted()
                .collect(Collectors.joining());
    }

    private static String to(Collection<String> targets) {
        return targets.isEmpty() ? "" : " to " + targets.stream().sorted().collect(Collectors.joining(" "));
    }

    private static List<String> sorted(Stream<String> lines) {
        return lines.sorted().toList();
    }

    @Test
    void needOfTheJdkOnlyWhatTheySay() {
        assertEquals(new TreeSet<>(OF_JDK), ofJdk(closure("wherry.app.http", "wherry.auth", "wherry.tools.time")));
    }

    /// Hot reload and its page are for developers. A runtime has only what its modules require, and none requires these.
    @Test
    void leaveTheToolsOfDevelopersOutOfEveryRuntime() {
        assertTrue(Repository.modules().stream().anyMatch(module -> module.endsWith("wherry.dev")));
        for (Path module : Repository.modules()) {
            ModuleFinder.of(module.resolve("target/classes")).findAll().forEach(found -> assertTrue(
                    found.descriptor().requires().stream().noneMatch(each -> each.name().equals("wherry.dev")), found::toString));
        }
    }

    @Test
    void leaveHttpOutOfWhatServesStdioAlone() {
        Set<String> needed = closure("wherry.app", "wherry.tools.time");
        assertTrue(needed.contains("wherry.server"));
        assertFalse(needed.contains("jdk.httpserver"), needed::toString);
    }

    @Test
    void letCapabilitiesSeeNothingButWhatAuthorsSee() {
        Set<String> ours = closure("wherry.tools.time").stream().filter(name -> name.startsWith("wherry."))
                .collect(Collectors.toSet());
        assertEquals(Set.of("wherry.tools.time", "wherry.tool", "wherry.json"), ours);
    }

    private static Set<String> ofJdk(Set<String> modules) {
        return modules.stream().filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> closure(String... roots) {
        var folders = Stream.concat(Repository.modules().stream().map(module -> module.resolve("target/classes")), jackson());
        ModuleFinder finder = ModuleFinder.of(folders.toArray(Path[]::new));
        return Configuration.empty().resolve(finder, ModuleFinder.ofSystem(), List.of(roots)).modules().stream()
                .map(ResolvedModule::name).collect(Collectors.toSet());
    }

    private static Stream<Path> jackson() {
        return ModuleLayer.boot().configuration().modules().stream()
                .filter(module -> module.name().startsWith("tools.jackson."))
                .map(module -> Path.of(module.reference().location().orElseThrow()));
    }

    @Test
    void areWhatALinkedRuntimeHas() throws IOException {
        Path release = Repository.root().resolve("target/runtime/release");
        assumeTrue(Files.exists(release), "skipped: no runtime is linked; ./build.sh runtime does it");
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        }
        Set<String> linked = Set.of(properties.getProperty("MODULES").replace("\"", "").split(" "));
        assumeTrue(linked.stream().allMatch(name -> name.matches("(java|jdk|wherry|tools\\.jackson)\\..*")),
                "skipped: a module of another author is linked, which may need more of the JDK");
        assertEquals(new TreeSet<>(OF_JDK), ofJdk(linked));
        assertFalse(linked.contains("wherry.fixture"));
    }
}
