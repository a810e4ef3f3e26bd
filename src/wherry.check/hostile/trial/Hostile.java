package trial;

import attack.Attack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Attacks the linked server, which must refuse what it has no room for and go on serving. Run as `Hostile RUNTIME FIXTURE_MODULES LOGS [--short]
/// [--container=MB] [ATTACK...]`. It prints a table, then how many trials passed and failed.
final class Hostile {
    private static final String CONTAINER = "--container=";
    private static final List<Integer> CONTAINERS = List.of(256, 96);
    private static final int UNREAD_RESULTS = 300;
    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Path runtime;
    private final Path fixtures;
    private final Path logs;
    private final List<String> options;
    private final List<String> names;

    private Hostile(List<String> arguments) {
        runtime = Path.of(arguments.get(0));
        fixtures = Path.of(arguments.get(1));
        logs = Path.of(arguments.get(2));
        options = arguments.stream().skip(3).filter(word -> word.startsWith("--")).toList();
        names = arguments.stream().skip(3).filter(word -> !word.startsWith("--")).toList();
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new Hostile(Arrays.asList(arguments)).run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        int passed = 0;
        int failed = 0;
        Outcome.printHead();
        for (Trial trial : trials()) {
            if (passes(trial)) {
                passed++;
            } else {
                failed++;
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        return failed == 0 && passed > 0;
    }

    private static boolean passes(Trial trial) throws InterruptedException {
        try {
            Outcome outcome = trial.run();
            outcome.print();
            return outcome.passed();
        } catch (IOException e) {
            System.out.println(trial.name() + " FAILED: " + e);
            return false;
        }
    }

    private List<Trial> trials() throws IOException {
        List<Integer> containers = options.stream().filter(option -> option.startsWith(CONTAINER))
                .map(option -> Integer.valueOf(option.substring(CONTAINER.length()))).toList();
        boolean isShort = options.contains("--short");
        List<Trial> trials = new ArrayList<>();
        for (int container : containers.isEmpty() ? CONTAINERS : containers) {
            System.out.println("a container of " + container + " MB: a heap of " + recipe("heap", container, 0).heap() + " MB");
            for (Attack attack : isShort ? Attacks.most() : Attacks.all()) {
                trials.add(new HttpTrial(attack, isShort ? SHORT : LONG, recipe(attack.name(), container, attack.files())));
            }
            trials.add(new StdioEnd(StdioEnd.Way.TERM, recipe("stdio-term", container, 0)));
            if (!isShort) {
                trials.add(new StdioEnd(StdioEnd.Way.INT, recipe("stdio-int", container, 0)));
                trials.add(new StdioEnd(StdioEnd.Way.EOF, recipe("stdio-eof", container, 0)));
                trials.add(new StdioUnread(UNREAD_RESULTS, 1_000_000, recipe("stdio-unread", container, 0)));
            }
        }
        return trials.stream().filter(trial -> names.isEmpty() || names.contains(trial.name())).toList();
    }

    private ServerProcess.Recipe recipe(String name, int container, int files) throws IOException {
        return new ServerProcess.Recipe(runtime, fixtures, container, files, Files.createDirectories(logs.resolve(name + "-" + container)));
    }
}
