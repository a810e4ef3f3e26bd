package trial;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import wire.Requests;
import wire.Tally;

/// A client on standard input and output that listens and has stopped reading. The server, whose answers wait, must end when it is told to.
record StdioEnd(Way way, ServerProcess.Recipe recipe) implements Trial {
    private static final int RESULTS = 14;
    private static final String ARGUMENTS = "{\"bytes\":1000000}";
    private static final Duration FILLING = Duration.ofSeconds(3);
    private static final Duration MOST = Duration.ofSeconds(20);

    /// How the server is told to end: by a signal, or by the end of its input.
    enum Way {
        TERM, INT, EOF
    }

    @Override
    public String name() {
        return "stdio-" + way.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Outcome run() throws IOException, InterruptedException {
        var tally = new Tally();
        List<String> problems = new ArrayList<>();
        try (ServerProcess server = recipe.stdio()) {
            OutputStream out = server.process().getOutputStream();
            StdioLines.send(out, Requests.modernMessage(0, "subscriptions/listen", Requests.LISTEN_PARAMS), tally);
            StdioLines.awaitLine(server.process().getInputStream());
            for (int i = 1; i <= RESULTS; i++) {
                StdioLines.send(out, Requests.modernMessage(i, "tools/call", Requests.toolParams("big_result", ARGUMENTS)), tally);
            }
            Thread.sleep(FILLING);
            if (!server.isAlive()) {
                problems.add(server.end());
            }
            int own = server.anonymous();
            tellToEnd(server);
            if (!server.process().waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
                problems.add("is still there " + MOST.toSeconds() + " s later");
            }
            return new Outcome(name(), recipe.container(), tally.counts(), Healthy.Met.NOTHING,
                    new Outcome.Memory(server.greatestHeap(), own, 0, 0), problems);
        }
    }

    private void tellToEnd(ServerProcess server) throws IOException, InterruptedException {
        switch (way) {
            case EOF -> server.process().getOutputStream().close();
            // Process.destroy would also close our end of the server's output, and so unblock it.
            case TERM, INT -> new ProcessBuilder("/bin/sh", "-c", "kill -" + way + " " + server.process().pid()).start().waitFor();
        }
    }
}
