import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// Measures the linked server and servers on other SDKs by turns, and prints the medians. Each serves an echo tool on standard input and output.
/// Run as `java Rivals.java FIXED_RUNTIME NODE SCRIPT PYTHON SCRIPT`.
final class Rivals {
    private static final int ROUNDS = 3;
    private static final int CALLS = 10_000;
    private static final int UNANSWERED = 256;
    private static final List<String> FIGURES = List.of("ms to the first answer", "processor ms to the first answer", "MB resident after one call",
            "calls a second, the first 10,000", "  processor microseconds a call", "calls a second, the third 10,000", "  processor microseconds a call",
            "MB resident after 30,000 calls");

    private Rivals() {
    }

    public static void main(String[] arguments) throws Exception {
        var targets = List.of(
                Target.server(Path.of(arguments[0])),
                new Target("TypeScript SDK", List.of(arguments[1], arguments[2]), Map.of()),
                new Target("FastMCP", List.of(arguments[3], arguments[4]), Map.of("FASTMCP_LOG_LEVEL", "ERROR")));
        var rounds = new LinkedHashMap<String, List<double[]>>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Target target : targets) {
                rounds.computeIfAbsent(target.name(), _ -> new ArrayList<>()).add(measure(target));
            }
        }
        System.out.printf("%-40s", "medians of " + ROUNDS + " rounds");
        rounds.keySet().forEach(name -> System.out.printf("%16s", name));
        System.out.println();
        for (int i = 0; i < FIGURES.size(); i++) {
            System.out.printf("%-40s", FIGURES.get(i));
            for (List<double[]> measured : rounds.values()) {
                System.out.printf("%16.0f", median(measured, i));
            }
            System.out.println();
        }
    }

    private static double median(List<double[]> measured, int figure) {
        var values = new ArrayList<Double>();
        measured.forEach(each -> values.add(each[figure]));
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private static double[] measure(Target target) throws Exception {
        long start = System.nanoTime();
        Process server = target.start();
        try (var in = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = server.getOutputStream()) {
            send(out, Messages.INITIALIZE);
            answer(in);
            double first = (System.nanoTime() - start) / 1e6;
            double startCost = processorMillis(server);
            send(out, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
            send(out, Messages.call("1000"));
            answer(in);
            double afterOne = Target.resident(server);
            double[] cold = calls(server, in, out);
            calls(server, in, out);
            double[] warm = calls(server, in, out);
            return new double[] {first, startCost, afterOne, cold[0], cold[1], warm[0], warm[1], Target.resident(server)};
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    /// @return calls a second, and processor microseconds a call
    private static double[] calls(Process server, BufferedReader in, OutputStream out) throws Exception {
        var open = new Semaphore(UNANSWERED);
        double before = processorMillis(server);
        long start = System.nanoTime();
        Thread writer = Thread.ofPlatform().daemon().start(() -> {
            try {
                for (int i = 0; i < CALLS; i++) {
                    open.acquire();
                    send(out, Messages.call(Integer.toString(2000 + i)));
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        for (int i = 0; i < CALLS; i++) {
            answer(in);
            open.release();
        }
        writer.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new double[] {CALLS / seconds, (processorMillis(server) - before) * 1000 / CALLS};
    }

    private static void send(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Skips notifications, and refuses an answer that is an error.
    private static void answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.contains("\"method\"")) {
            line = in.readLine();
        }
        if (line == null || !line.contains("\"result\"") || line.contains("\"isError\":true")) {
            throw new IOException("expected a result, got " + line);
        }
    }

    private static double processorMillis(Process process) {
        return Target.processor(process).toNanos() / 1e6;
    }
}
