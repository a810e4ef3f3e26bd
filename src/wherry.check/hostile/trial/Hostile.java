package trial;

import attack.AllAtOnce;
import attack.Attack;
import attack.Bodies;
import attack.EndlessHeaders;
import attack.FewFiles;
import attack.GeneralStreams;
import attack.HalfSentPosts;
import attack.HeldBodies;
import attack.IdleConnections;
import attack.Listeners;
import attack.Replays;
import attack.Sessions;
import attack.SlowCalls;
import attack.SlowReaders;
import attack.SseStreams;
import attack.UnreadLists;
import attack.UnreadUpdates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Attacks the linked server and shows that it refuses and lives. Run as `Hostile RUNTIME FIXTURE_MODULES LOGS [--short]
/// [--container=MB] [ATTACK...]`; prints a table, then how many trials passed and failed.
final class Hostile {
    private static final List<Integer> CONTAINERS = List.of(256, 96);

    private Hostile() {
    }

    private static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>(List.of(
                new HalfSentPosts("half", 3000, 65_536, 0),
                new HalfSentPosts("half-large", 2500, 4 << 20, 65_000),
                new HalfSentPosts("endless-chunk", 2500, 0, 65_000),
                new EndlessHeaders(6000),
                new IdleConnections(8000),
                new Listeners(5000),
                new SseStreams(5000),
                new GeneralStreams(5000),
                new SlowReaders("unread-4mb", 60, 4_000_000),
                new SlowReaders("unread-1mb", 1000, 1_000_000),
                new UnreadLists(1000, 30)));
        Arrays.stream(Bodies.Shape.values()).map(shape -> new Bodies(shape, 20, 5)).forEach(attacks::add);
        attacks.addAll(List.of(
                HeldBodies.ofString("held-4mb", 32, 4_000_000),
                HeldBodies.ofArrays("held-arrays", 1000, 64_000),
                new Sessions(30_000),
                new Replays(300, 30),
                new SlowCalls(1088),
                new FewFiles(600),
                new UnreadUpdates(500)));
        attacks.add(new AllAtOnce(List.of(
                new HalfSentPosts("half", 500, 65_536, 0),
                new EndlessHeaders(500),
                new IdleConnections(1000),
                new Listeners(500),
                new SseStreams(500),
                new GeneralStreams(300),
                new SlowReaders("unread-1mb", 100, 1_000_000),
                new UnreadLists(100, 30),
                new Bodies(Bodies.Shape.STRINGS, 5, 5),
                new Bodies(Bodies.Shape.NUMBERS, 5, 5),
                HeldBodies.ofArrays("held-arrays", 100, 64_000),
                new Sessions(3000),
                new SlowCalls(300))));
        return attacks;
    }

    /// Each kind that has ended a server, in the smallest number that does.
    private static List<Attack> shortened() {
        return List.of(
                new HalfSentPosts("half", 2300, 65_536, 0),
                new Listeners(5000),
                new SlowReaders("unread-4mb", 60, 4_000_000),
                new Bodies(Bodies.Shape.NUMBERS, 20, 2),
                HeldBodies.ofArrays("held-arrays", 1000, 64_000));
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.stream(arguments).skip(3).filter(word -> !word.startsWith("--")).toList();
        List<String> options = Arrays.stream(arguments).skip(3).filter(word -> word.startsWith("--")).toList();
        List<Integer> containers = options.stream().filter(option -> option.startsWith("--container="))
                .map(option -> Integer.valueOf(option.substring("--container=".length()))).toList();
        List<Attack> attacks = (options.contains("--short") ? shortened() : all()).stream()
                .filter(attack -> words.isEmpty() || words.contains(attack.name())).toList();
        int passed = 0;
        int failed = 0;
        Outcome.printHead();
        for (int container : containers.isEmpty() ? CONTAINERS : containers) {
            for (Attack attack : attacks) {
                Path logs = Files.createDirectories(Path.of(arguments[2], attack.name() + "-" + container));
                Outcome outcome = new Trial(attack, new ServerProcess.Recipe(Path.of(arguments[0]), Path.of(arguments[1]), container,
                        attack.files(), logs)).run();
                outcome.print();
                if (outcome.passed()) {
                    passed++;
                } else {
                    failed++;
                }
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed > 0 || passed == 0 ? 1 : 0);
    }
}
