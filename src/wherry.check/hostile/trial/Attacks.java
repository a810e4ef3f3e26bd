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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All attacks, with the number of their connections. Each number is at least one that ended an earlier server of 256 MB.
final class Attacks {
    private static final int LARGE = 4 << 20;
    private static final int MEGABYTE = 1_000_000;
    private static final int PART = 65_000;
    private static final int SMALL = 64_000;

    private Attacks() {
    }

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>(List.of(
                new HalfSentPosts("half", 3000, 65_536, 0),
                new HalfSentPosts("half-large", 2500, LARGE, PART),
                new HalfSentPosts("endless-chunk", 2500, 0, PART),
                new EndlessHeaders(6000),
                new IdleConnections(8000),
                new Listeners(5000),
                new SseStreams(5000),
                new GeneralStreams(5000),
                new SlowReaders("unread-4mb", 60, 4 * MEGABYTE),
                new SlowReaders("unread-1mb", 2000, MEGABYTE),
                new UnreadLists(1000, 30)));
        Arrays.stream(Bodies.Shape.values()).map(shape -> new Bodies(shape, 20, 5)).forEach(attacks::add);
        attacks.addAll(List.of(
                HeldBodies.ofString("held-4mb", 32, 4 * MEGABYTE),
                HeldBodies.ofArrays("held-arrays", 1000, SMALL),
                new Sessions(30_000),
                new Replays(300, 30),
                new SlowCalls(2000),
                new FewFiles(600),
                new UnreadUpdates(500),
                new AllAtOnce(together())));
        return attacks;
    }

    private static List<Attack> together() {
        return List.of(
                new HalfSentPosts("half", 500, 65_536, 0),
                new EndlessHeaders(500),
                new IdleConnections(1000),
                new Listeners(500),
                new SseStreams(500),
                new GeneralStreams(300),
                new SlowReaders("unread-1mb", 100, MEGABYTE),
                new UnreadLists(100, 30),
                new Bodies(Bodies.Shape.STRINGS, 5, 5),
                new Bodies(Bodies.Shape.NUMBERS, 5, 5),
                HeldBodies.ofArrays("held-arrays", 100, SMALL),
                new Sessions(3000),
                new SlowCalls(300));
    }

    /// The kinds that ended an earlier server, each with the smallest number that did.
    static List<Attack> most() {
        return List.of(
                new HalfSentPosts("half", 2300, 65_536, 0),
                new Listeners(5000),
                new SlowReaders("unread-4mb", 60, 4 * MEGABYTE),
                new Bodies(Bodies.Shape.NUMBERS, 20, 2),
                HeldBodies.ofArrays("held-arrays", 1000, SMALL));
    }
}
