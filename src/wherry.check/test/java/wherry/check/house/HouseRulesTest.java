package wherry.check.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The rules of the house that a program can check. `house-exceptions.txt` lists the exceptions with their reasons. An unused entry fails the test.
class HouseRulesTest {
    private static final int FILE_LINES = 250;
    private static final int TEST_FILE_LINES = 350;
    private static final int METHOD_LINES = 25;
    private static final int PACKAGE_TYPES = 20;
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?(wherry(?:\\.[a-z]\\w*)*)\\.[A-Z]");
    private static final Exceptions EXCEPTIONS = Exceptions.read();
    private static final List<Parsed> MAIN = Parsed.of(Repository.sources("main/java"));

    @Test
    void keepsFilesShort() {
        check("file", Stream.concat(longer(FILE_LINES, "main/java"), longer(TEST_FILE_LINES, "test/java")));
    }

    private static Stream<String> longer(int limit, String folder) {
        return Repository.sources(folder).stream().filter(file -> lines(file) > limit)
                .map(file -> Repository.name(file) + " has " + lines(file) + " lines");
    }

    private static long lines(Path file) {
        return Repository.text(file).lines().count();
    }

    @Test
    void keepsMethodsShort() {
        check("method", MAIN.stream().flatMap(file -> file.methods().stream()).filter(method -> method.lines() > METHOD_LINES)
                .map(method -> method.type() + "#" + method.name() + " has " + method.lines() + " lines"));
    }

    @Test
    void keepsPackagesSmall() {
        Map<String, Long> sizes = MAIN.stream().filter(file -> !file.types().isEmpty())
                .collect(Collectors.groupingBy(Parsed::packageName, Collectors.counting()));
        check("package", sizes.entrySet().stream().filter(each -> each.getValue() > PACKAGE_TYPES)
                .map(each -> each.getKey() + " has " + each.getValue() + " types"));
    }

    /// No two packages of a module need each other, not even by way of others.
    @Test
    void keepsPackagesFreeOfCycles() {
        Map<String, Set<String>> needed = new TreeMap<>();
        for (Parsed file : MAIN) {
            Set<String> of = needed.computeIfAbsent(file.packageName(), _ -> new TreeSet<>());
            IMPORT.matcher(Repository.text(file.file())).results().map(found -> found.group(1))
                    .filter(each -> !each.equals(file.packageName())).forEach(of::add);
        }
        check("cycle", needed.keySet().stream().filter(each -> reachable(each, needed).contains(each))
                .map(each -> each + " needs a package that needs it"));
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> needed) {
        Set<String> found = new TreeSet<>();
        var next = new ArrayList<>(needed.getOrDefault(from, Set.of()));
        while (!next.isEmpty()) {
            String each = next.removeLast();
            if (found.add(each)) {
                next.addAll(needed.getOrDefault(each, Set.of()));
            }
        }
        return found;
    }

    @Test
    void givesNoNameToTwoTypes() {
        Map<String, List<String>> places = MAIN.stream().collect(Collectors.groupingBy(
                file -> file.file().getFileName().toString().replace(".java", ""), TreeMap::new,
                Collectors.mapping(file -> Repository.name(file.file()), Collectors.toList())));
        places.remove("module-info");
        places.remove("package-info");
        check("twice", places.entrySet().stream().filter(each -> each.getValue().size() > 1)
                .map(each -> each.getKey() + " is the name of " + each.getValue()));
    }

    @Test
    void namesTypesForWhatTheyAre() {
        check("name", types().map(Parsed.Type::name)
                .filter(name -> name.matches("(Abstract|Mcp).*|I[A-Z][a-z].*|.*(Impl|Manager|Helper|Utils?|Base)")
                        // Acronyms are words: JsonRpc, not JSONRPC.
                        || name.matches(".*[A-Z]{3,}.*|.*[A-Z]{2}"))
                .map(name -> name + " breaks the rules for names"));
    }

    @Test
    void namesAccessorsWithoutGet() {
        check("get", MAIN.stream().flatMap(file -> file.methods().stream())
                .filter(method -> method.name().matches("get[A-Z].*") && method.parameters() == 0)
                .filter(method -> !method.annotations().contains("Override"))
                .map(method -> method.type() + "#" + method.name() + " is an accessor with get"));
    }

    @Test
    void documentsWhatIsExported() {
        Set<String> exported = MAIN.stream().flatMap(file -> file.exported().stream()).collect(Collectors.toSet());
        assertFalse(exported.isEmpty());
        check("doc", MAIN.stream().filter(file -> exported.contains(file.packageName()))
                .flatMap(file -> file.types().stream())
                .filter(type -> type.outer().isEmpty() && type.isPublic() && !type.isDocumented())
                .map(type -> type.name() + " is exported without a comment"));
    }

    @Test
    void documentsEachModule() {
        check("module", Repository.modules().stream().map(module -> module.resolve("main/java/module-info.java"))
                .filter(file -> !Repository.text(file).contains("///")).map(file -> Repository.name(file) + " has no comment"));
    }

    @Test
    void leavesStandardOutputToTheProtocol() {
        check("out", MAIN.stream().filter(file -> file.used().contains("System.out"))
                .map(file -> Repository.name(file.file()) + " prints"));
    }

    /// A switch over the kinds of a value lists all of them, so that the compiler finds every place to change when one is added.
    @Test
    void switchesOverKindsWithoutDefault() {
        check("default", MAIN.stream().flatMap(file -> file.defaulted().stream()).distinct()
                .map(method -> method + " has a switch over kinds with a default"));
    }

    @Test
    void returnsOptionalAndNeverKeepsOrTakesIt() {
        check("optional", MAIN.stream().filter(file -> !file.optionals().isEmpty())
                .map(file -> Repository.name(file.file()) + " has Optional for " + file.optionals()));
    }

    @Test
    void usesNoReflection() {
        check("reflection", MAIN.stream().filter(file -> Repository.text(file.file()).contains("import java.lang.reflect."))
                .map(file -> Repository.name(file.file()) + " uses reflection"));
    }

    private static Stream<Parsed.Type> types() {
        return MAIN.stream().flatMap(file -> file.types().stream());
    }

    /// @param problems each begins with the name that an exception uses
    private static void check(String rule, Stream<String> problems) {
        var found = new ArrayList<>(problems.toList());
        found.removeIf(problem -> EXCEPTIONS.excuses(rule, problem.split(" ")[0]));
        assertEquals(List.of(), found);
    }

    @AfterAll
    static void excusesNothingInVain() {
        assertEquals(Set.of(), new TreeSet<>(EXCEPTIONS.unused()));
    }
}
