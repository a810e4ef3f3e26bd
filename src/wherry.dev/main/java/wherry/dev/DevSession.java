package wherry.dev;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Keeps a server running. Starts another one when the server's sources change, or when the server crashes.
///
/// ```
/// started --ready--> current --replaced--> retired --all answered--> over
///    \--ends--> over    \--crashes--> over, started again after a pause
/// ```
/// The retired server runs beside the current one until its calls have ended, and new calls need not wait. Where both would need
/// the same port, the old one ends first. One thread runs this class and looks at the servers and sources every 50 ms.
final class DevSession {
    private static final long LOOK_MILLIS = 50;
    /// How long calls at work may take when the next server must wait for them.
    private static final Duration DRAIN = Duration.ofSeconds(10);
    /// How long a server may take to end.
    private static final Duration END = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /// The highest exit code of the program's own: done, failed, bad setting. A crash has a higher one.
    private static final int LAST_MEANT = 2;

    private final ChildLauncher launcher;
    private final Relay relay;
    private final Watch watch;
    private final List<Child> retired = new CopyOnWriteArrayList<>();
    /// Null before the first start.
    private volatile Child current;
    private volatile boolean hasLeft;
    private volatile boolean ended;
    private Instant startedAt = Instant.now();
    private Duration pause = SHORTEST_PAUSE;
    /// When a server that crashed starts again; [Instant#MAX] while none has crashed.
    private Instant retry = Instant.MAX;

    DevSession(ChildLauncher launcher, Relay relay) {
        this.launcher = launcher;
        this.relay = relay;
        this.watch = new Watch(launcher::modules);
    }

    /// Serves until the client ends its side, or the first server says that it cannot.
    ///
    /// @return the exit code
    int run() throws IOException, InterruptedException {
        Child server = started();
        while (!ended && !isMeant(server) && !(hasLeft && server.isOver())) {
            Thread.sleep(LOOK_MILLIS);
            lookAfterRetired();
            Optional<Watch.Change> change = watch.look();
            if (change.isPresent() ? isBuilt() : isDue(server)) {
                Child next = started();
                if (next != server && next.isReady()) {
                    change.ifPresent(each -> say("the server was restarted in "
                            + Duration.between(each.saved(), startedAt).toMillis() + " ms (save to served)"));
                }
                server = next;
            }
        }
        server.endInput();
        await(server::isOver, END);
        return server.isOver() ? server.exitCode() : 1;
    }

    /// The client sends nothing more. The relay may still hold lines of it.
    void leave() {
        hasLeft = true;
    }

    /// The relay has passed on all that the client sent, and nothing more will come.
    void end() {
        ended = true;
    }

    /// Whether the first server ended as its arguments demand, such as after `--help` or with a bad setting: another start would
    /// end the same.
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
            say("the server does not build, the earlier one still serves");
        }
        return !ended && build.exitValue() == 0;
    }

    /// Whether a server that crashed is to be started again.
    private boolean isDue(Child server) {
        if (!server.isOver()) {
            return false;
        }
        Instant now = Instant.now();
        if (retry.equals(Instant.MAX)) {
            relay.lost(server, "the server ended with exit code " + server.exitCode() + " before it answered");
            if (Duration.between(startedAt, now).compareTo(LONGEST_PAUSE) > 0) {
                pause = SHORTEST_PAUSE;
            }
            say("the server ended with exit code " + server.exitCode() + "; it is started again in " + pause.toSeconds()
                    + " s, or when its sources change");
            retry = now.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        return now.isAfter(retry);
    }

    /// Starts a server and makes it the current one. Where it fails while the one before still runs, that one stays.
    ///
    /// @return the current server
    private Child started() throws IOException, InterruptedException {
        Optional<Child> before = current();
        if (before.isPresent() && launcher.isExclusive()) {
            finish(before.get());
        }
        Child next = launcher.start(relay::fromServer);
        awaitStart(next);
        if (next.isOver() && before.isPresent() && !before.get().isOver()) {
            say("the new server ended with exit code " + next.exitCode() + ", the earlier one still serves");
            next.clean();
            return before.get();
        }
        current = next;
        startedAt = Instant.now();
        retry = Instant.MAX;
        if (next.isReady()) {
            relay.connect(next);
        }
        before.ifPresent(retired::add);
        return next;
    }

    private Optional<Child> current() {
        return Optional.ofNullable(current);
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

    /// Stops all servers and removes their folders. The shutdown hook calls this.
    void stop() {
        ended = true;
        ProcessHandle.current().children().forEach(ProcessHandle::destroy);
        try {
            for (Child server : Stream.concat(retired.stream(), current().stream()).toList()) {
                await(server::isOver, END);
            }
        } catch (InterruptedException e) {
            // An interrupt ends the wait.
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
