import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// Measures the linked server and bare programs by turns, and prints each figure beside its target.
///
/// Run as `java Bench.java RUNTIME FIXED_RUNTIME BARE_RUNTIME METHODS_RUNTIME`. The first is the runtime that ships; its start and its idle memory
/// are measured. The second also has the fixture, whose tool that does nothing takes the calls. The third has the bare programs, and the last has
/// tools made of methods. Each figure is the median of its rounds. Each ratio is the median of the ratios of its rounds.
final class Bench {
    private static final int ROUNDS = 5;
    private static final int STARTS = 21;
    private static final int STREAMS = 5000;
    private static final int WARM_SECONDS = 12;
    private static final int SECONDS = 4;

    private final Path runtime;
    private final Path fixed;
    private final Path bare;
    private final Table table = new Table();

    private Bench(Path runtime, Path fixed, Path bare) {
        this.runtime = runtime;
        this.fixed = fixed;
        this.bare = bare;
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new Bench(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        bench.starts();
        bench.memory();
        bench.stdio("2026-07-28", Messages.modernCall("1"), Messages::modernCall);
        bench.stdio("2025-11-25", Messages.INITIALIZE, Messages::call);
        bench.http();
        new MethodTools(bench.table).measure(bench.runtime, Path.of(arguments[3]), bench.fixed);
        System.exit(bench.table.missed() ? 1 : 0);
    }

    private void starts() throws Exception {
        var millis = new Pairs();
        for (int i = 0; i < STARTS; i++) {
            millis.add(firstAnswer(Target.server(runtime)), firstAnswer(Target.bare(bare, "StdioEcho")));
        }
        table.atMost("ms from start to first stdio answer", millis, 2);
    }

    static double firstAnswer(Target target) throws Exception {
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

    private void memory() throws Exception {
        int port = Target.freePort();
        Process server = Target.server(runtime).onPort(port).start();
        try (var listeners = new Listeners()) {
            Target.awaitPort(port);
            Thread.sleep(3000);
            table.atMost("MB resident, idle on HTTP", Target.resident(server), 48);
            listeners.open(port, STREAMS);
            Thread.sleep(2000);
            table.atMost("MB resident, " + STREAMS + " listen streams", Target.resident(server), 400);
        } finally {
            server.destroy();
        }
    }

    private void stdio(String revision, String opening, UnaryOperator<String> call) throws Exception {
        var first = new Pairs();
        var warm = new Pairs();
        var processor = new Pairs();
        var memory = new Pairs();
        for (int round = 0; round < ROUNDS; round++) {
            StdioLoad.Speed server = StdioLoad.run(Target.server(fixed), opening, call);
            StdioLoad.Speed echo = StdioLoad.run(Target.bare(bare, "StdioEcho"), opening, call);
            first.add(server.firstRate(), echo.firstRate());
            warm.add(server.warmRate(), echo.warmRate());
            processor.add(server.processorMicros(), echo.processorMicros());
            memory.add(server.megabytes(), echo.megabytes());
        }
        table.row("stdio calls/s, the first 10,000, " + revision, first);
        table.atLeastEach("stdio calls/s, warm, " + revision, warm, Math.min(300_000, 0.25 * warm.theirs()));
        table.row("  processor microseconds a call", processor);
        table.row("  MB resident after that", memory);
    }

    private void http() throws Exception {
        int port = Target.freePort();
        int barePort = Target.freePort();
        Process server = Target.server(fixed).onPort(port).start();
        Process echo = Target.bare(bare, "HttpEcho", Integer.toString(barePort)).start();
        try {
            Target.awaitPort(port);
            Target.awaitPort(barePort);
            var ours = HttpLoad.modern(server, port);
            var legacy = HttpLoad.legacy(server, port);
            var theirs = HttpLoad.modern(echo, barePort);
            var cold = new Pairs();
            cold.add(ours.run(WARM_SECONDS).rate(), theirs.run(WARM_SECONDS).rate());
            table.row("HTTP calls/s, the first " + WARM_SECONDS + " seconds, 2026-07-28", cold);
            legacy.run(WARM_SECONDS);
            http("2026-07-28", ours, theirs);
            http("2025-11-25", legacy, theirs);
            var memory = new Pairs();
            memory.add(Target.resident(server), Target.resident(echo));
            table.row("  MB resident after all that", memory);
        } finally {
            server.destroy();
            echo.destroy();
        }
    }

    private void http(String revision, HttpLoad ours, HttpLoad theirs) throws Exception {
        var rates = new Pairs();
        var processor = new Pairs();
        for (int round = 0; round < ROUNDS; round++) {
            HttpLoad.Speed our = ours.run(SECONDS);
            HttpLoad.Speed their = theirs.run(SECONDS);
            rates.add(our.rate(), their.rate());
            processor.add(our.processorMicros(), their.processorMicros());
        }
        table.atLeast("HTTP calls/s, warm, 32 connections, " + revision, rates, 0.7);
        table.row("  processor microseconds a call", processor);
    }
}
