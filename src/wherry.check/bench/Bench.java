import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Measures the linked server beside bare programs, each pair by turns in one run, and prints how they compare with the targets.
/// Run as `java Bench.java RUNTIME FIXTURE_MODULES BARE_RUNTIME`; of three rounds the best counts, of starts the median.
final class Bench {
    private static final int ROUNDS = 3;
    private static final int STARTS = 21;
    private static final int STREAMS = 5000;

    private final Path runtime;
    private final Path fixtures;
    private final Path bare;
    private boolean missed;

    private Bench(Path runtime, Path fixtures, Path bare) {
        this.runtime = runtime;
        this.fixtures = fixtures;
        this.bare = bare;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new Bench(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        System.out.printf("%-44s %12s %12s %8s  %s%n", "", "wherry", "bare", "ratio", "target");
        bench.starts();
        bench.memory();
        bench.stdio();
        bench.http();
        System.exit(bench.missed ? 1 : 0);
    }

    private void http() throws Exception {
        int port = Target.freePort();
        int barePort = Target.freePort();
        Process server = Target.server(runtime, fixtures).onPort(port).start();
        Process echo = Target.bare(bare, "HttpEcho", Integer.toString(barePort)).start();
        try {
            Target.awaitPort(port);
            Target.awaitPort(barePort);
            List<HttpLoad> loads = List.of(HttpLoad.modern(port), HttpLoad.legacy(port), HttpLoad.modern(barePort));
            double[] best = new double[loads.size()];
            for (int round = 0; round <= ROUNDS; round++) {
                for (int i = 0; i < best.length; i++) {
                    double rate = loads.get(i).run(round == 0 ? 8 : 5);
                    best[i] = round == 0 ? 0 : Math.max(best[i], rate);
                }
            }
            row("HTTP calls/s, 32 connections, 2026-07-28", best[0], best[2], "at least 0.80", best[0] >= 0.8 * best[2]);
            row("HTTP calls/s, 32 connections, 2025-11-25", best[1], best[2], "at least 0.80", best[1] >= 0.8 * best[2]);
            System.out.printf("%-44s %9.1f MB%n", "  resident after that", Target.resident(server));
        } finally {
            server.destroy();
            echo.destroy();
        }
    }

    private void stdio() throws Exception {
        double[] best = new double[3];
        for (int round = 0; round < ROUNDS; round++) {
            best[0] = Math.max(best[0], pipelined(Target.server(runtime, fixtures), new StdioLoad(Messages::modernCall), "", 0));
            best[1] = Math.max(best[1], pipelined(Target.server(runtime, fixtures), new StdioLoad(Messages::call),
                    Messages.INITIALIZE + "\n" + Messages.INITIALIZED + "\n", 1));
            best[2] = Math.max(best[2], pipelined(Target.bare(bare, "StdioEcho"), new StdioLoad(Messages::call), "", 0));
        }
        double target = Math.min(300_000, 0.25 * best[2]);
        String words = String.format(Locale.ROOT, "at least %,.0f/s", target);
        row("stdio calls/s, pipelined, 2026-07-28", best[0], best[2], words, best[0] >= target);
        row("stdio calls/s, pipelined, 2025-11-25", best[1], best[2], words, best[1] >= target);
    }

    private static double pipelined(Target target, StdioLoad load, String opening, int lines) throws Exception {
        Process process = target.start();
        try {
            return load.run(process, opening, lines, 640_000, 640_000);
        } catch (IOException e) {
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            throw new IOException(target.name() + (ended ? " ended with exit code " + process.exitValue() : " is still there"), e);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private void starts() throws Exception {
        List<Double> server = new ArrayList<>();
        List<Double> echo = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            server.add(firstAnswer(Target.server(runtime, Path.of("none"))));
            echo.add(firstAnswer(Target.bare(bare, "StdioEcho")));
        }
        double ours = median(server);
        double theirs = median(echo);
        row("ms from start to first stdio answer", ours, theirs, "at most 2.00", ours <= 2 * theirs);
    }

    private static double firstAnswer(Target target) throws Exception {
        long start = System.nanoTime();
        Process process = target.start();
        process.getOutputStream().write((Messages.INITIALIZE + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        for (int next = process.getInputStream().read(); next != '\n'; next = process.getInputStream().read()) {
            if (next < 0) {
                throw new IOException(target.name() + " ended without an answer");
            }
        }
        double millis = (System.nanoTime() - start) / 1e6;
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return millis;
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private void memory() throws Exception {
        int port = Target.freePort();
        Process server = Target.server(runtime, Path.of("none")).onPort(port).start();
        try (var listeners = new Listeners()) {
            Target.awaitPort(port);
            Thread.sleep(3000);
            double idle = Target.resident(server);
            memoryRow("MB resident, idle on HTTP", idle, 48);
            listeners.open(port, STREAMS);
            Thread.sleep(2000);
            memoryRow("MB resident, " + STREAMS + " listen streams", Target.resident(server), 400);
        } finally {
            server.destroy();
        }
    }

    private void memoryRow(String what, double megabytes, double most) {
        row(what, megabytes, Double.NaN, String.format(Locale.ROOT, "at most %.0f", most), megabytes <= most);
    }

    private void row(String what, double ours, double theirs, String target, boolean met) {
        missed |= !met;
        boolean alone = Double.isNaN(theirs);
        System.out.printf(Locale.ROOT, "%-44s %,12.1f %12s %8s  %s: %s%n", what, ours,
                alone ? "" : String.format(Locale.ROOT, "%,.1f", theirs),
                alone ? "" : String.format(Locale.ROOT, "%.2f", ours / theirs), target, met ? "met" : "MISSED");
    }
}
