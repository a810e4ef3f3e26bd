package trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wire.Requests;
import wire.Tally;

/// A client on standard input and output that asks for many large results and reads late. It must get all of them.
record StdioUnread(int count, int bytes, ServerProcess.Recipe recipe) implements Trial {
    private static final Duration UNREAD = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "stdio-unread";
    }

    @Override
    public Outcome run() throws IOException, InterruptedException {
        var tally = new Tally();
        List<String> problems = new ArrayList<>();
        try (ServerProcess server = recipe.stdio()) {
            Thread.startVirtualThread(() -> ask(server, tally));
            Thread.sleep(UNREAD);
            int own = server.anonymous();
            CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> read(server));
            int answers = 0;
            try {
                answers = reading.get(MOST.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                problems.add("not all was answered: " + e);
            }
            if (!server.isAlive()) {
                problems.add(server.end());
            } else if (answers < count) {
                problems.add(answers + " of " + count + " were answered");
            }
            return new Outcome(name(), recipe.container(), tally.counts(), Healthy.Met.NOTHING,
                    new Outcome.Memory(server.greatestHeap(), own, 0, 0), problems);
        }
    }

    private void ask(ServerProcess server, Tally tally) {
        String params = Requests.toolParams("big_result", "{\"bytes\":" + bytes + "}");
        try {
            for (int i = 1; i <= count; i++) {
                StdioLines.send(server.process().getOutputStream(), Requests.modernMessage(i, "tools/call", params), tally);
            }
        } catch (IOException e) {
            // The trial reports the missing results.
        }
    }

    /// Counts the results.
    private int read(ServerProcess server) {
        int results = 0;
        try (var lines = new BufferedReader(new InputStreamReader(server.process().getInputStream(), StandardCharsets.UTF_8))) {
            while (results < count) {
                String line = lines.readLine();
                if (line == null) {
                    return results;
                }
                results += line.contains("\"result\"") ? 1 : 0;
            }
        } catch (IOException e) {
            // The trial reports the missing results.
        }
        return results;
    }
}
