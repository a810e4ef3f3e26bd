package wherry.tools.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Has clients call one after the other for some seconds, and keeps how fast each round was and how long each call took.
final class SqlLoad {
    private static final Duration ROUND = Duration.ofSeconds(3);

    /// One caller.
    interface Client extends AutoCloseable {
        /// @throws Exception when it got no answer, or another
        void call(int id) throws Exception;

        @Override
        void close() throws SQLException;
    }

    /// Makes callers.
    @FunctionalInterface
    interface Clients {
        Client open() throws Exception;
    }

    private final Clients clients;
    private final List<Double> rates = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private volatile String lost = "";

    SqlLoad(Clients clients) {
        this.clients = clients;
    }

    void run(int count) throws Exception {
        long start = System.nanoTime();
        long end = start + ROUND.toNanos();
        int before = nanos.size();
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int first = i;
                all.add(threads.submit((Callable<List<Long>>) () -> calls(first, end)));
            }
            for (Future<List<Long>> each : all) {
                nanos.addAll(each.get());
            }
        }
        rates.add((nanos.size() - before) * 1e9 / (System.nanoTime() - start));
    }

    private List<Long> calls(int first, long end) throws Exception {
        var took = new ArrayList<Long>();
        try (Client client = clients.open()) {
            for (int i = first; System.nanoTime() < end; i++) {
                long start = System.nanoTime();
                client.call(i % 100);
                took.add(System.nanoTime() - start);
            }
        } catch (RuntimeException | IOException | SQLException e) {
            lost = e.toString();
        }
        return took;
    }

    /// What the last call that was lost said; empty when none was.
    String lost() {
        return lost;
    }

    private static <T extends Comparable<T>> T at(List<T> values, double part) {
        return values.stream().sorted().toList().get((int) ((values.size() - 1) * part));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f calls/s, p50 %.2f ms, p99 %.2f ms, %,d calls, %s", at(rates, 0.5), at(nanos, 0.5) / 1e6, at(nanos, 0.99) / 1e6, nanos.size(),
                lost.isEmpty() ? "none lost" : "lost: " + lost);
    }
}
