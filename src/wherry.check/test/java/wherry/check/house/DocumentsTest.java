package wherry.check.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The names and files that documents mention exist.
class DocumentsTest {
    private static final Pattern QUOTED = Pattern.compile("`([A-Za-z][\\w.*]*)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#]+)(#[^)]*)?\\)");

    @Test
    void explainWordsThatAreInTheCode() {
        Set<String> types = Parsed.of(Repository.sources("main/java")).stream().flatMap(file -> file.types().stream())
                .map(Parsed.Type::name).collect(Collectors.toSet());
        String readme = Repository.text(Repository.root().resolve("src/README.md"));
        List<String> words = firstCells(readme.substring(readme.indexOf("## Glossary"))).toList();

        assertFalse(words.isEmpty());
        assertEquals(List.of(), words.stream().filter(word -> !types.contains(word)).toList());
    }

    @Test
    void listEveryModule() {
        String readme = Repository.text(Repository.root().resolve("src/README.md"));
        Set<String> listed = firstCells(readme.substring(readme.indexOf("## Modules"), readme.indexOf("## Glossary")))
                .collect(Collectors.toSet());
        Set<String> modules = Repository.modules().stream().map(module -> module.getFileName().toString())
                .filter(name -> !name.startsWith("wherry.tools.")).collect(Collectors.toSet());

        assertEquals(modules, listed.stream().filter(name -> !name.endsWith("*")).collect(Collectors.toSet()));
    }

    /// The table in a module's comment names types or packages that it has.
    @Test
    void nameInAModulesTableWhatTheModuleHas() {
        var missing = new ArrayList<String>();
        for (Path module : Repository.modules()) {
            Path descriptor = module.resolve("main/java/module-info.java");
            Set<String> names = names(module);
            firstCells(Repository.text(descriptor).replace("/// |", "|")).filter(name -> !names.contains(name))
                    .forEach(name -> missing.add(module.getFileName() + ": " + name));
        }
        assertEquals(List.of(), missing);
    }

    /// The files and packages of a module.
    private static Set<String> names(Path module) {
        var names = new HashSet<String>();
        for (Path sources : List.of(module.resolve("main/java"), module.resolve("test/java"))) {
            if (Files.isDirectory(sources)) {
                Repository.files(sources).forEach(file -> {
                    names.add(file.getFileName().toString().replace(".java", ""));
                    names.add(sources.relativize(file.getParent()).toString().replace(File.separatorChar, '.'));
                });
            }
        }
        return names;
    }

    private static Stream<String> firstCells(String text) {
        return text.lines().filter(line -> line.startsWith("| `")).map(line -> line.split("\\|")[1])
                .flatMap(cell -> QUOTED.matcher(cell).results()).map(found -> found.group(1));
    }

    @Test
    void linkToFilesThatThereAre() {
        var broken = new ArrayList<String>();
        for (Path document : documents()) {
            LINK.matcher(Repository.text(document)).results().map(found -> found.group(1))
                    .filter(target -> !Files.exists(document.getParent().resolve(target)))
                    .forEach(target -> broken.add(Repository.name(document) + " -> " + target));
        }
        assertEquals(List.of(), broken);
    }

    private static List<Path> documents() {
        Path root = Repository.root();
        return Stream.concat(Stream.of("src", "modules", "runtime").map(root::resolve).flatMap(Repository::files),
                Stream.of("README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md").map(root::resolve).filter(Files::exists))
                .filter(file -> file.toString().endsWith(".md") && !file.toString().contains("node_modules")
                        && !file.toString().contains("target") && Repository.isOurs(file))
                .toList();
    }
}
