package wherry.clients;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The linked runtime with the fixture capability beside it, as a user would start it.
final class LinkedServer implements AutoCloseable {
    private static final Path TARGET = Path.of(System.getProperty("wherry.built"));
    static final String COMMAND = TARGET.resolve("runtime/bin/java").toString();
    static final List<String> ARGUMENTS =
            List.of("--module-path", TARGET.resolve("fixture-modules").toString(), "-m", "wherry.app/wherry.app.Main");
    static final Map<String, String> ENVIRONMENT = Map.of("LOG_LEVEL", "off");

    private final Process process;
    private final String url;

    private LinkedServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /// Starts a server on HTTP and waits until it is ready.
    static LinkedServer overHttp() throws IOException, InterruptedException {
        int port = freePort();
        var builder = new ProcessBuilder(COMMAND).inheritIO();
        builder.command().addAll(ARGUMENTS);
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().putAll(Map.of("MCP_TRANSPORT", "http", "PORT", String.valueOf(port)));
        var server = new LinkedServer(builder.start(), "http://127.0.0.1:" + port);
        server.awaitReady();
        return server;
    }

    String url() {
        return url;
    }

    private void awaitReady() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/readyz")).build();
            for (int attempt = 0; attempt < 200 && process.isAlive(); attempt++) {
                try {
                    if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // It does not listen yet.
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        }
        close();
        throw new IllegalStateException("the server at " + url + " did not become ready");
    }

    /// A free port below the range of outgoing connections, so that none of those takes it meanwhile.
    private static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (BindException e) {
                // Another program listens there.
            }
        }
        throw new BindException("no port from 20000 to 32000 seems to be free");
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
