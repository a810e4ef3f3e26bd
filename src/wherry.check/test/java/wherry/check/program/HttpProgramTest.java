package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program as an HTTP server: start, health and shutdown. `wherry.http` tests its responses.
class HttpProgramTest {
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private static Program start() {
        Program program = Program.start(Map.of("MCP_TRANSPORT", "http", "PORT", "0"));
        program.awaitError("\"event\":\"listening\"");
        return program;
    }

    private static int port(Program program) {
        Matcher address = ADDRESS.matcher(program.errors());
        assertTrue(address.find(), program::errors);
        return Integer.parseInt(address.group(1));
    }

    private static int status(HttpClient client, int port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest call(int port, String tool, String arguments) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", "tools/call").header("Mcp-Name", tool)
                .POST(BodyPublishers.ofString("""
                        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "%s", "arguments": %s, "_meta": {
                            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                            "io.modelcontextprotocol/clientCapabilities": {}}}}""".formatted(tool, arguments))).build();
    }

    @Test
    void isHealthyUntilItIsTerminated() throws IOException, InterruptedException {
        try (var program = start(); var client = HttpClient.newHttpClient()) {
            int port = port(program);
            assertEquals(200, status(client, port, "/healthz"));
            assertEquals(200, status(client, port, "/readyz"));
            assertTrue(client.send(call(port, "print_to_stdout", "{}"), BodyHandlers.ofString()).body().contains("printed"));
            try (var health = Program.start(Map.of("MCP_TRANSPORT", "http", "PORT", Integer.toString(port)), "health")) {
                assertEquals(0, health.exitCode());
            }
            program.terminate();

            assertEquals(143, program.exitCode());
            assertEquals("", program.output());
        }
    }

    @Test
    void hasNoPageForDevelopers() throws IOException, InterruptedException {
        try (var program = start(); var client = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/page/main.js", "/page/state", "/page/lint")) {
                assertEquals(404, status(client, port(program), path), path);
            }
        }
    }

    /// The JDK's server answers these itself; they reach our code only by its log.
    @ParameterizedTest
    @ValueSource(strings = {"GET /healthz anything HTTP/1.0 HTTP/1.1", "GET /healthz  HTTP/1.1", "GET /healthz x HTTP/1.1",
        "GET /healthz\t HTTP/1.1"})
    void refusesALineThatProgramsReadDifferently(String line) throws IOException {
        try (var program = start()) {
            int port = port(program);
            assertEquals("HTTP/1.1 400 Bad Request", statusLine(port, line));
            assertEquals("HTTP/1.1 200 OK", statusLine(port, "GET /healthz HTTP/1.1"));
        }
    }

    private static String statusLine(int port, String line) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.getOutputStream().write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }

    @Test
    void listensOnBothLoopbackAddressesByDefault() throws IOException {
        try (var program = start()) {
            boolean hasV6 = NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")) != null;
            assertEquals(hasV6, program.errors().contains("http://[::1]:" + port(program) + "/mcp"), program::errors);
        }
    }

    @Test
    void saysWhereItListensInTheWordsOfItsSetting() {
        try (var program = Program.start(Map.of("MCP_TRANSPORT", "http", "PORT", "0", "HOST", "0.0.0.0", "MCP_AUTH", "none"))) {
            program.awaitError("\"event\":\"listening\"");
            assertTrue(program.errors().contains("\"http://0.0.0.0:"), program::errors);
        }
    }

    @Test
    void isNotHealthyWhereNoServerListens() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var health = Program.start(Map.of("MCP_TRANSPORT", "http", "PORT", Integer.toString(port)), "health")) {
            assertEquals(1, health.exitCode());
        }
    }

    @Test
    void finishesCallsAndIsNotReadyWhileItDrains() throws IOException, InterruptedException {
        try (var program = start(); var client = HttpClient.newHttpClient()) {
            int port = port(program);
            CompletableFuture<HttpResponse<String>> answer =
                    client.sendAsync(call(port, "slow", "{\"seconds\": 2}"), BodyHandlers.ofString());
            client.send(call(port, "test_simple_text", "{}"), BodyHandlers.ofString());
            program.terminate();
            int ready = status(client, port, "/readyz");
            for (int attempt = 0; attempt < 100 && ready == 200; attempt++) {
                Thread.sleep(10);
                ready = status(client, port, "/readyz");
            }

            assertEquals(503, ready);
            assertTrue(answer.join().body().contains("slept 2"), () -> answer.join().body());
            assertEquals(143, program.exitCode());
        }
    }

    @Test
    void saysWhyItCannotListen() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var program = Program.start(Map.of("MCP_TRANSPORT", "http", "PORT", Integer.toString(taken.getLocalPort())))) {
            assertEquals(1, program.exitCode());
            assertTrue(program.errors().contains("\"event\":\"cannot listen\""), program::errors);
        }
    }
}
