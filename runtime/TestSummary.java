import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Summarizes the tests: a line for each module, the failed tests with their places, the skipped ones with their reasons, and last the counts. Run as
/// `java TestSummary.java OUTCOME REPORTS...`, with the exit code of the build and Surefire's folders of reports, of which some may be missing. The exit
/// code is 0 only if a test ran, no test failed, and the build succeeded.
final class TestSummary {
    private static final int MOST_SHOWN = 300;

    private final List<String> failures = new ArrayList<>();
    /// How often each reason was given for skipping a test of a class.
    private final Map<String, Integer> omissions = new TreeMap<>();
    private final Count all = new Count();

    /// The numbers of tests that passed, failed and were skipped, and the seconds that they took.
    private static final class Count {
        private int passed;
        private int failed;
        private int skipped;
        private double seconds;

        private void add(Count other) {
            passed += other.passed;
            failed += other.failed;
            skipped += other.skipped;
        }

        @Override
        public String toString() {
            return passed + " passed, " + failed + " failed" + (skipped > 0 ? ", " + skipped + " skipped" : "");
        }
    }

    private TestSummary() {
    }

    public static void main(String[] arguments) throws Exception {
        var summary = new TestSummary();
        for (String folder : List.of(arguments).subList(1, arguments.length)) {
            if (Files.isDirectory(Path.of(folder))) {
                summary.module(Path.of(folder));
            }
        }
        System.exit(summary.print(!arguments[0].equals("0")) ? 0 : 1);
    }

    private void module(Path reports) throws Exception {
        var count = new Count();
        var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        try (var files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (Path file : files) {
                var suite = builder.parse(file.toFile()).getDocumentElement();
                count.seconds += Double.parseDouble(suite.getAttribute("time"));
                var tests = suite.getElementsByTagName("testcase");
                for (int i = 0; i < tests.getLength(); i++) {
                    test((Element) tests.item(i), count);
                }
            }
        }
        all.add(count);
        System.out.printf("%-24s %s in %.0f s%n", reports.getParent().getParent().getFileName(), count, count.seconds);
    }

    private void test(Element test, Count count) throws IOException {
        Element omitted = first(test, "skipped");
        Element failure = first(test, "failure") == null ? first(test, "error") : first(test, "failure");
        String name = test.getAttribute("classname");
        if (failure != null) {
            count.failed++;
            failures.add("failed   " + name + "." + test.getAttribute("name") + ": " + shown(failure)
                    + failure.getTextContent().lines().map(String::strip).filter(line -> line.startsWith("at ") && line.contains(name + ".")).findFirst()
                            .map(line -> "\n         " + line).orElse(""));
        } else if (omitted != null) {
            count.skipped++;
            omissions.merge(name + ": " + shown(omitted), 1, Integer::sum);
        } else {
            count.passed++;
        }
    }

    private static Element first(Element test, String name) {
        return (Element) test.getElementsByTagName(name).item(0);
    }

    /// The message in one line. Surefire writes the message of a skipped test only into its stack.
    private static String shown(Element outcome) {
        String message = outcome.getAttribute("message");
        if (message.isBlank()) {
            message = outcome.getTextContent().lines().findFirst().orElse("").replaceFirst("^[\\w.$]+: ", "");
        }
        String line = message.strip().replaceAll("\\s+", " ").replaceFirst("^Assumption failed: ", "");
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
    }

    private boolean print(boolean broken) {
        failures.forEach(System.out::println);
        omissions.forEach((what, times) -> System.out.println("skipped  " + what + (times > 1 ? " (" + times + " tests)" : "")));
        if (broken && all.failed == 0) {
            System.out.println("failed   the build itself; see above");
            all.failed = 1;
        }
        System.out.println(all);
        return all.failed == 0 && all.passed + all.skipped > 0;
    }
}
