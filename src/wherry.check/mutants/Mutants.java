import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Summarizes the reports of PIT: a line for each mutant that survived, a line for each module, and a line for each entry of the file of equivalent
/// mutants that fits no mutant. Run as `java Mutants.java ROOT REPORTS...`. The exit code is 0 only if the tests of each module noticed enough mutants
/// and each entry fits one.
final class Mutants {
    private static final int PERCENT = 85;
    private static final String MUTATORS = "org.pitest.mutationtest.engine.gregor.mutators.";

    private final Path root;
    private final List<Equivalent> equivalents;
    private final Map<String, List<String>> sources = new HashMap<>();
    private final List<Mutant> mutants = new ArrayList<>();

    /// A change of the code: its place, its kind, the line before the change, and whether a test noticed it.
    private record Mutant(String module, String type, String method, int line, String mutator, String source, boolean noticed) {

        private String simpleName() {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        @Override
        public String toString() {
            return type + "#" + method + ":" + line + "  " + mutator + "  " + source;
        }
    }

    /// A mutant that behaves as the code does: a line `TYPE#METHOD MUTATOR 'PART OF THE LINE': REASON` of the file.
    private record Equivalent(String name, String mutator, String part) {

        private static Equivalent parse(String line) {
            String[] parts = line.split(" +", 3);
            int end = parts.length < 3 ? -1 : parts[2].indexOf("': ");
            if (end < 1 || !parts[2].startsWith("'") || parts[2].length() == end + 3) {
                throw new IllegalArgumentException("not TYPE#METHOD MUTATOR 'PART OF THE LINE': REASON, but " + line);
            }
            return new Equivalent(parts[0], parts[1], parts[2].substring(1, end));
        }

        private boolean isOf(Mutant mutant) {
            return name.equals(mutant.simpleName() + "#" + mutant.method) && mutator.equals(mutant.mutator) && mutant.source.contains(part);
        }

        @Override
        public String toString() {
            return name + " " + mutator + " '" + part + "'";
        }
    }

    private Mutants(Path root) throws IOException {
        this.root = root;
        try (var lines = Files.lines(root.resolve("src/wherry.check/mutants/equivalent"))) {
            equivalents = lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(Equivalent::parse).toList();
        }
    }

    public static void main(String[] arguments) throws Exception {
        var mutants = new Mutants(Path.of(arguments[0]));
        for (String report : List.of(arguments).subList(1, arguments.length)) {
            mutants.read(Path.of(report));
        }
        System.exit(mutants.tell() ? 0 : 1);
    }

    private void read(Path report) throws Exception {
        String module = report.getParent().getFileName().toString();
        var found = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile()).getElementsByTagName("mutation");
        for (Element each : IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList()) {
            if (!each.getAttribute("status").equals("NON_VIABLE")) { // a class that no JVM loads
                mutants.add(mutant(module, each));
            }
        }
    }

    private Mutant mutant(String module, Element mutation) throws IOException {
        String type = text(mutation, "mutatedClass");
        int line = Integer.parseInt(text(mutation, "lineNumber"));
        String method = text(mutation, "mutatedMethod").replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1").replace("<init>", "new");
        String mutator = text(mutation, "mutator").replace(MUTATORS, "").replaceFirst("^returns\\.", "").replaceFirst("(Mutator)?(_.*)?$", "");
        return new Mutant(module, type, method, line, mutator, source(module, type, text(mutation, "sourceFile")).get(line - 1).strip(),
                mutation.getAttribute("detected").equals("true"));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    private List<String> source(String module, String type, String file) throws IOException {
        String path = type.substring(0, type.lastIndexOf('.')).replace('.', '/') + "/" + file;
        if (!sources.containsKey(path)) {
            for (String folder : List.of("src", "modules")) {
                Path source = root.resolve(folder).resolve(module).resolve("main/java").resolve(path);
                if (Files.exists(source)) {
                    sources.put(path, Files.readAllLines(source));
                }
            }
        }
        return sources.get(path);
    }

    private boolean tell() {
        var modules = new TreeMap<String, List<Mutant>>();
        mutants.forEach(mutant -> modules.computeIfAbsent(mutant.module, name -> new ArrayList<>()).add(mutant));
        boolean enough = true;
        for (var module : modules.entrySet()) {
            enough &= tell(module.getKey(), module.getValue());
        }
        var vain = equivalents.stream().filter(this::isVain).toList();
        vain.forEach(each -> System.out.println("no such mutant: " + each));
        return enough && vain.isEmpty() && !mutants.isEmpty();
    }

    /// Prints the mutants of one module that survived, and returns whether its tests noticed enough of all.
    private boolean tell(String module, List<Mutant> all) {
        var unnoticed = all.stream().filter(mutant -> !mutant.noticed).toList();
        var survivors = unnoticed.stream().filter(mutant -> equivalents.stream().noneMatch(each -> each.isOf(mutant))).toList();
        int equivalent = unnoticed.size() - survivors.size();
        int judged = all.size() - equivalent;
        int killed = judged - survivors.size();
        survivors.forEach(mutant -> System.out.println("survived " + mutant));
        boolean enough = killed * 100 >= judged * PERCENT;
        System.out.printf("%-16s %d mutants judged, %d killed, %.1f %%%s%s%n", module, judged, killed, killed * 100.0 / Math.max(judged, 1),
                equivalent == 0 ? "" : ", beside " + equivalent + " equivalent", enough ? "" : "; needs " + PERCENT + " %");
        return enough;
    }

    /// True when the entry names a class that was judged, and fits none of its mutants.
    private boolean isVain(Equivalent equivalent) {
        return mutants.stream().anyMatch(mutant -> equivalent.name.startsWith(mutant.simpleName() + "#"))
                && mutants.stream().noneMatch(equivalent::isOf);
    }
}
