import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Measures the cost of tools that are made of annotated methods, and the time for a list of 10,000 tools.
/// Run as `java MethodTools.java WITHOUT METHODS FIXED`: the runtime that ships, one with `bench.methods`, and one with the fixture.
final class MethodTools {
    private static final int ROUNDS = 5;
    private static final int STARTS = 21;
    private static final String MANY = "10000";
    /// A call of a generated tool may cost this many microseconds more than a call of a tool written by hand.
    private static final double MOST_MORE = 2;

    private final Table table;

    MethodTools(Table table) {
        this.table = table;
    }

    public static void main(String[] arguments) throws Exception {
        var table = new Table();
        new MethodTools(table).measure(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        System.exit(table.missed() ? 1 : 0);
    }

    void measure(Path without, Path methods, Path fixed) throws Exception {
        calls(methods);
        var starts = new Pairs();
        for (int i = 0; i < STARTS; i++) {
            starts.add(Bench.firstAnswer(Target.server(methods)), Bench.firstAnswer(Target.server(without)));
        }
        table.atMost("ms to the first answer, with / without methods", starts, 1.1);
        list(fixed);
    }

    private void calls(Path methods) throws Exception {
        var micros = new Pairs();
        var rates = new Pairs();
        for (int round = 0; round < ROUNDS; round++) {
            StdioLoad.Speed generated = StdioLoad.run(Target.server(methods), Messages.INITIALIZE, of("generated"));
            StdioLoad.Speed written = StdioLoad.run(Target.server(methods), Messages.INITIALIZE, of("written"));
            micros.add(generated.processorMicros(), written.processorMicros());
            rates.add(generated.warmRate(), written.warmRate());
        }
        table.row("stdio calls/s, warm, generated / by hand", rates);
        table.row("  processor microseconds a call", micros);
        table.atMost("  microseconds more for a generated call", micros.ours() - micros.theirs(), MOST_MORE);
    }

    private static UnaryOperator<String> of(String tool) {
        return id -> Messages.call(id).replace("\"echo\"", "\"" + tool + "\"");
    }

    /// Reads all pages of the list several times to warm up, then measures one more reading.
    private void list(Path fixed) throws Exception {
        var environment = new HashMap<>(Target.server(fixed).environment());
        environment.put("MCP_FIXTURE_MANY", MANY);
        Process server = new Target("wherry", Target.server(fixed).command(), Map.copyOf(environment)).start();
        try (var out = server.outputWriter(); var in = server.inputReader()) {
            for (int round = 0; round < ROUNDS; round++) {
                pages(out, in);
            }
            long start = System.nanoTime();
            int pages = pages(out, in);
            table.row("ms for " + MANY + " tools by pages", (System.nanoTime() - start) / 1e6);
            table.row("  pages", pages);
        } finally {
            server.destroy();
        }
    }

    private static int pages(BufferedWriter out, BufferedReader in) throws IOException {
        String cursor = "";
        for (int pages = 0;; pages++) {
            out.write("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{" + cursor + Messages.META + "}}\n");
            out.flush();
            String answer = in.readLine();
            int at = answer.indexOf("\"nextCursor\":\"");
            if (at < 0) {
                return pages + 1;
            }
            int from = at + "\"nextCursor\":\"".length();
            cursor = "\"cursor\":\"" + answer.substring(from, answer.indexOf('"', from)) + "\",";
        }
    }
}
