import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Sends the messages of `training.jsonl` to a linked runtime, over stdio and over HTTP, and records each class that it loads:
/// the list for the archive. Run as `java Train.java RUNTIME CONVERSATION LIST`. It does not check the answers of the server.
final class Train {
    private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");
    private static final Pattern MODERN = Pattern.compile("io.modelcontextprotocol/protocolVersion\":\"([^\"]+)\"");

    private final Path runtime;
    private final List<String> conversation;
    private final Path list;
    /// The folder whose files are offered.
    private final Path files;

    private Train(Path runtime, List<String> conversation, Path list, Path files) {
        this.runtime = runtime;
        this.conversation = conversation;
        this.list = list;
        this.files = files;
    }

    public static void main(String[] arguments) throws Exception {
        Path list = Path.of(arguments[2]);
        Path files = Files.createTempDirectory("files-");
        Path notes = Files.writeString(files.resolve("notes.txt"), "Buy milk.\n");
        var train = new Train(Path.of(arguments[0]), Files.readAllLines(Path.of(arguments[1])), list, files);
        var classes = new LinkedHashSet<>(train.overStdio());
        if (Files.readString(train.runtime.resolve("release")).contains("wherry.http")) {
            classes.addAll(train.overHttp());
        }
        Files.write(list, classes);
        Files.delete(notes);
        Files.delete(files);
    }

    private List<String> overStdio() throws IOException, InterruptedException {
        Process server = start(new ProcessBuilder());
        try (var toServer = server.outputWriter()) {
            for (String message : conversation) {
                toServer.write(message + "\n");
            }
        }
        return classesOf(server);
    }

    private List<String> overHttp() throws IOException, InterruptedException {
        int port = freePort();
        var builder = new ProcessBuilder();
        builder.environment().putAll(Map.of("MCP_TRANSPORT", "http", "PORT", Integer.toString(port)));
        Process server = start(builder);
        try (var client = HttpClient.newHttpClient()) {
            awaitReady(client, server, URI.create("http://127.0.0.1:" + port + "/readyz"));
            String session = "";
            for (String message : conversation) {
                var answer = client.send(request(URI.create("http://127.0.0.1:" + port + "/mcp"), message, session),
                        HttpResponse.BodyHandlers.ofInputStream());
                session = answer.headers().firstValue("Mcp-Session-Id").orElse(session);
                if (!message.contains("/listen")) { // that stream goes on until the server ends
                    answer.body().readAllBytes();
                }
            }
            server.destroy();
            client.shutdownNow(); // the stream that goes on would keep it open
        }
        return classesOf(server);
    }

    private static HttpRequest request(URI endpoint, String message, String session) {
        var request = HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(30)).POST(HttpRequest.BodyPublishers.ofString(message))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream");
        var modern = MODERN.matcher(message);
        if (modern.find()) {
            request.header("MCP-Protocol-Version", modern.group(1)).header("Mcp-Method", first(METHOD, message));
            if (message.contains("tools/call")) {
                request.header("Mcp-Name", first(NAME, message));
            }
        } else if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        return request.build();
    }

    private static String first(Pattern pattern, String message) {
        var matcher = pattern.matcher(message);
        if (!matcher.find()) {
            throw new IllegalArgumentException("expected " + pattern + " in " + message);
        }
        return matcher.group(1);
    }

    private static void awaitReady(HttpClient client, Process server, URI ready) throws IOException, InterruptedException {
        for (int attempt = 0; server.isAlive() && attempt < 200; attempt++) {
            try {
                client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding());
                return;
            } catch (ConnectException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IOException("the server did not listen");
    }

    private Process start(ProcessBuilder builder) throws IOException {
        builder.command(runtime.resolve("bin/java").toString(), "-Xshare:off", "-XX:DumpLoadedClassList=" + list,
                "-m", "wherry.app/wherry.app.Main");
        builder.environment().putAll(Map.of("LOG_LEVEL", "error", "MCP_FILES_ROOTS", files.toString()));
        return builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.INHERIT).start();
    }

    private List<String> classesOf(Process server) throws IOException, InterruptedException {
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
            server.destroyForcibly();
            throw new IOException("the server did not end");
        }
        // The number of a class differs in each run, and only classes of custom loaders need it.
        return Files.readAllLines(list).stream().map(line -> line.replaceFirst(" id: \\d+$", "")).toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
