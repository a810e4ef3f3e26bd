package wherry.dev;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Keeps a server running: another one when the server's sources changed, or when it crashed.
///
/// ```
/// started --ready--> current --replaced--> retired --all answered--> over
///    \--ends--> over    \--crashes--> over, started again after a pause
/// ```
/// Two of them run side by side meanwhile, so that neither a call at work is cut off nor a new one has to wait; unless both
/// would need the same port. Driven by one thread, which looks at all of this many times a second.
final class DevSession {
    private static final long LOOK_MILLIS = 50;
    /// How long calls at work may take where the next server has to wait for them, and then how long the old one may take to end.
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /// Up to here an exit code is what the program means to say: done, failed, bad setting.
    private static final int LAST_MEANT = 2;

    private final ChildLauncher launcher;
    private final Relay relay;
    private final Watch watch;
    private final List<Child> retired = new CopyOnWriteArrayList<>();
    private volatile Optional<Child> current = Optional.empty();
    private volatile boolean hasLeft;
    private volatile boolean ended;
    private Instant startedAt = Instant.now();
    private Duration pause = SHORTEST_PAUSE;
    private Optional<Instant> retry = Optional.empty();

    DevSession(ChildLauncher launcher, Relay relay) {
        this.launcher = launcher;
        this.relay = relay;
        this.watch = new Watch(launcher::modules);
    }

    /// Serves until the client ends its side, or the first server says that it cannot.
    ///
    /// @return the exit code
    int run() throws IOException, InterruptedException {
        Child server = started(Optional.empty());
        while (!ended && !isMeant(server) && !(hasLeft && server.isOver())) {
            Thread.sleep(LOOK_MILLIS);
            lookAfterRetired();
            Optional<Watch.Change> change = watch.look();
            if (change.isPresent() ? isBuilt() : isDue(server)) {
                server = started(change);
            }
        }
        server.endInput();
        await(server::isOver, END);
        return server.isOver() ? server.exitCode() : 1;
    }

    /// Its client says nothing more, though what it said may not be passed on yet.
    void leave() {
        hasLeft = true;
    }

    /// All that its client said is passed on, and nothing more will come.
    void end() {
        ended = true;
    }

    /// Such as after `--help`, or with a bad setting: no other start would bring anything else.
    private static boolean isMeant(Child server) {
        return server.number() == 1 && server.isOver() && server.exitCode() <= LAST_MEANT;
    }

    private boolean isBuilt() throws IOException, InterruptedException {
        say("the server's sources changed, building it");
        Process build = launcher.build();
        while (build.isAlive() && !ended) {
            Thread.sleep(LOOK_MILLIS);
        }
        if (!ended && build.exitValue() != 0) {
            say("the server does not build, the one before goes on serving");
        }
        return !ended && build.exitValue() == 0;
    }

    /// Whether a server that crashed is to be started again.
    private boolean isDue(Child server) {
        if (!server.isOver()) {
            return false;
        }
        Instant now = Instant.now();
        if (retry.isEmpty()) {
            relay.lost(server, "the server ended with exit code " + server.exitCode() + " before it answered");
            if (Duration.between(startedAt, now).compareTo(LONGEST_PAUSE) > 0) {
                pause = SHORTEST_PAUSE;
            }
            say("the server ended with exit code " + server.exitCode() + "; it is started again in " + pause.toSeconds()
                    + " s, or when its sources change");
            retry = Optional.of(now.plus(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return now.isAfter(retry.get());
    }

    /// Starts a server, and makes it the current one unless it fails where the one before does not.
    ///
    /// @return the current one
    private Child started(Optional<Watch.Change> change) throws IOException, InterruptedException {
        Optional<Child> before = current;
        if (before.isPresent() && launcher.isExclusive()) {
            finish(before.get());
        }
        Child next = launcher.start(relay::fromServer);
        awaitStart(next);
        if (next.isOver() && before.isPresent() && !before.get().isOver()) {
            say("the new server ended with exit code " + next.exitCode() + ", the one before goes on serving");
            next.clean();
            return before.get();
        }
        current = Optional.of(next);
        startedAt = Instant.now();
        retry = Optional.empty();
        if (next.isReady()) {
            relay.connect(next);
            change.ifPresent(each -> say("the server was restarted in " + Duration.between(each.saved(), startedAt).toMillis()
                    + " ms (save to served)"));
        }
        before.ifPresent(retired::add);
        return next;
    }

    private static void awaitStart(Child next) throws InterruptedException {
        await(() -> next.isReady() || next.isOver(), START);
        if (!next.isReady() && !next.isOver()) {
            say("the new server was not ready after " + START.toSeconds() + " s, and is stopped");
            next.terminate();
            await(next::isOver, END);
        }
    }

    /// Ends a server before the next one starts.
    private void finish(Child server) throws InterruptedException {
        relay.hold();
        await(() -> server.isOver() || relay.isIdle(server), DRAIN);
        server.terminate();
        await(server::isOver, END);
    }

    private void lookAfterRetired() {
        for (Child server : retired) {
            if (server.isOver()) {
                relay.lost(server, "the server was replaced before it answered");
                server.clean();
                retired.remove(server);
            } else if (relay.isIdle(server)) {
                server.endInput();
            }
        }
    }

    /// Stops all that was started; the last thing that this process does.
    void stop() {
        ended = true;
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        try {
            for (Child server : Stream.concat(retired.stream(), current.stream()).toList()) {
                await(server::isOver, END);
            }
        } catch (InterruptedException e) {
            // Whoever interrupts a shutdown has no more time to give.
        }
        launcher.clean();
    }

    private static void await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        Instant deadline = Instant.now().plus(patience);
        while (!condition.getAsBoolean() && Instant.now().isBefore(deadline)) {
            Thread.sleep(LOOK_MILLIS / 5);
        }
    }

    private static void say(String text) {
        System.err.println("wherry dev: " + text);
    }
}
