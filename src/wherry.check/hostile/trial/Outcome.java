package trial;

import java.util.List;
import java.util.Locale;
import wire.Tally;

/// The outcome of one attack on a server of one size.
///
/// @param container the memory of the container, in megabytes
/// @param done      the requests and connections of the attack
/// @param met       the service that the healthy client got meanwhile
/// @param memory    the memory that the server took
/// @param problems  the reasons why the trial failed; empty when it passed
record Outcome(String attack, int container, Tally.Counts done, Healthy.Met met, Memory memory, List<String> problems) {

    /// Memory of the server, in megabytes.
    ///
    /// @param heap      the greatest heap before any garbage collection
    /// @param anonymous the greatest anonymous memory of the process
    /// @param before    the reachable heap before the attack
    /// @param after     the reachable heap after the attack
    record Memory(int heap, int anonymous, int before, int after) {
    }

    static void printHead() {
        System.out.printf("%-27s %-56s  %-21s %-14s  %-19s%n", "", "attack", "client, kept", "new", "megabytes");
        System.out.printf("%-22s %4s  %7s %8s %7s %8s %6s %6s  %5s %6s %7s %4s %6s  %4s %4s %9s  %s%n", "attack", "MB", "tried",
                "answered", "refused", "rejected", "closed", "held", "ok", "failed", "slowest", "ok", "failed", "heap", "own",
                "live", "result");
    }

    boolean passed() {
        return problems.isEmpty();
    }

    void print() {
        System.out.printf(Locale.ROOT, "%-22s %4d  %7d %8d %7d %8d %6d %6d  %5d %6d %7d %4d %6d  %4d %4d %9s  %s%n", attack, container,
                done.tried(), done.answered(), done.refused(), done.rejected(), done.closed(), done.held(),
                met.kept().answered(), met.kept().failed(), met.kept().slowestMillis(), met.fresh().answered(), met.fresh().failed(),
                memory.heap(), memory.anonymous(), memory.before() + ">" + memory.after(),
                passed() ? "lives" : "FAILED: " + String.join("; ", problems));
    }
}
