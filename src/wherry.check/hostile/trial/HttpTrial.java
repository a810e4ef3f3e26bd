package trial;

import attack.Attack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wire.Peers;
import wire.Tally;

/// One attack over HTTP while a healthy client calls the server; afterwards the server must recover.
final class HttpTrial implements Trial {
    private static final String ATTACKER = "127.0.0.2";
    private static final int WARMING_CALLS = 200;
    private static final int CALLS_IN_A_ROW = 10;
    /// The time that the healthy client gets to start.
    private static final Duration LEAD = Duration.ofSeconds(1);
    private static final Duration CONNECTING = Duration.ofSeconds(60);
    /// How long the healthy client may wait for an answer: generous, because attacker and server share the processors.
    private static final Duration UNANSWERED = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    /// The server must keep this many files free: without any, the accept loop of the JDK spins.
    private static final int SPARE_FILES = 10;
    /// Megabytes by which the reachable heap may grow while the server warms up.
    private static final int MARGIN = 16;

    private final Attack attack;
    private final ServerProcess.Recipe recipe;
    private final Tally tally = new Tally();
    private final List<String> problems = new ArrayList<>();
    private final Duration longest;
    private int anonymous;

    /// @param longest an upper bound for the duration of the attack
    HttpTrial(Attack attack, Duration longest, ServerProcess.Recipe recipe) {
        this.attack = attack;
        this.longest = longest;
        this.recipe = recipe;
    }

    private Duration holds() {
        return attack.holds().compareTo(longest) < 0 ? attack.holds() : longest;
    }

    @Override
    public String name() {
        return attack.name();
    }

    @Override
    public Outcome run() throws IOException, InterruptedException {
        try (ServerProcess server = recipe.http(attack.settings())) {
            var calls = new FreshCalls(server.address());
            calls.areAnswered(WARMING_CALLS);
            Optional<String> session = calls.openSession();
            int before = server.reachableHeap();
            Healthy.Met met = attack(server);
            int after = recover(server, calls, before);
            if (!session.map(calls::isOpen).orElse(false)) {
                problems.add("a session of another address was ended");
            }
            judge(server, met);
            return new Outcome(attack.name(), recipe.container(), tally.counts(), met,
                    new Outcome.Memory(server.greatestHeap(), anonymous, before, after), problems);
        }
    }

    private Healthy.Met attack(ServerProcess server) throws IOException, InterruptedException {
        try (var healthy = new Healthy(server.address().getPort(), attack.bodyOfOthers())) {
            Thread.sleep(LEAD);
            try (var peers = new Peers(ATTACKER, server.address(), tally)) {
                attack.start(peers);
                watch(server, peers);
            }
            return healthy.end();
        }
    }

    /// Waits until the server has ended, or all connections of the attack are closed, or its time is over.
    private void watch(ServerProcess server, Peers peers) throws InterruptedException {
        long connected = System.nanoTime() + CONNECTING.toNanos();
        long held = Long.MAX_VALUE;
        while (server.isAlive() && System.nanoTime() - held < 0 && !peers.isIdle()) {
            anonymous = Math.max(anonymous, server.anonymous());
            if (attack.files() > 0 && server.openFiles() > attack.files() - SPARE_FILES && problems.isEmpty()) {
                problems.add("all its " + attack.files() + " files are open");
            }
            if (held == Long.MAX_VALUE && (peers.isConnected() || System.nanoTime() - connected > 0)) {
                held = System.nanoTime() + holds().toNanos();
            }
            Thread.sleep(50);
        }
    }

    /// Waits until the server answers calls again and has released its memory.
    ///
    /// @return megabytes of reachable heap then; 0 when the server has ended
    private int recover(ServerProcess server, FreshCalls calls, int before) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        boolean serves = calls.areAnswered(CALLS_IN_A_ROW);
        while (!serves && server.isAlive() && System.nanoTime() < deadline) {
            Thread.sleep(500);
            serves = calls.areAnswered(CALLS_IN_A_ROW);
        }
        if (!server.isAlive()) {
            return 0;
        }
        if (!serves) {
            problems.add("does not serve " + RECOVERY.toSeconds() + " s later");
        }
        int most = before + MARGIN + attack.leaves();
        int reachable = server.reachableHeap();
        while (reachable > most && System.nanoTime() < deadline) {
            Thread.sleep(2000);
            reachable = server.reachableHeap();
        }
        if (reachable > most) {
            problems.add("keeps " + reachable + " MB, " + RECOVERY.toSeconds() + " s later");
        }
        return reachable;
    }

    private void judge(ServerProcess server, Healthy.Met met) throws IOException {
        if (tally.counts().tried() == 0) {
            problems.add("nothing was tried");
        }
        if (!server.isAlive()) {
            problems.clear();
            problems.add(server.end());
        } else {
            requireService("the healthy client", met.kept());
            if (!attack.takesConnections()) {
                requireService("the healthy client on new connections", met.fresh());
            }
        }
        if (anonymous > recipe.container()) {
            problems.add("took " + anonymous + " MB of its own");
        }
    }

    private void requireService(String whose, Healthy.Service service) {
        if (service.answered() == 0 || service.longestMillis() > UNANSWERED.toMillis()) {
            problems.add(whose + " had no answer for " + service.longestMillis() + " ms");
        }
    }
}
