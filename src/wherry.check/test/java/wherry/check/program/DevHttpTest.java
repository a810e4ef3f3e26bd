package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./build.sh dev` as an HTTP server.
class DevHttpTest {
    private static final int BUILD_SECONDS = 180;

    @TempDir
    Path folder;
    private int port;

    private HttpRequest post(String method, String name, String params) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/mcp"))
                .header("Content-Type", "application/json").header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28").header("Mcp-Method", method).header("Mcp-Name", name)
                .POST(BodyPublishers.ofString("""
                        {"jsonrpc": "2.0", "id": 1, "method": "%s", "params": {%s, "_meta": {
                            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                            "io.modelcontextprotocol/clientCapabilities": {}}}}""".formatted(method, params))).build();
    }

    private HttpRequest call(String tool, String arguments) {
        return post("tools/call", tool, "\"name\": \"" + tool + "\", \"arguments\": {" + arguments + "}");
    }

    private static void assertSays(String word, HttpResponse<String> response) {
        assertTrue(response.body().contains("\"text\":\"" + word + "\""), response::body);
    }

    @Test
    void followsTheSourcesWhileClientsStayConnected() throws IOException, InterruptedException {
        var workspace = new Workspace(folder.resolve("copy"));
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Program program = workspace.dev(Map.of("MCP_TRANSPORT", "http", "PORT", Integer.toString(port)));
        try (var client = HttpClient.newHttpClient()) {
            program.await(() -> program.errors().contains(" listening "), BUILD_SECONDS, () -> "it does not listen");
            List<String> events = new CopyOnWriteArrayList<>();
            Stream<String> stream = client.send(
                    post("subscriptions/listen", "", "\"notifications\": {\"toolsListChanged\": true}"),
                    BodyHandlers.ofLines()).body();
            Thread.ofVirtual().start(() -> stream.forEach(events::add));
            awaitEvent(program, events, "acknowledged");
            CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                    call("wait", "\"begun\": \"" + folder.resolve("begun") + "\", \"go\": \"" + folder.resolve("go") + "\""),
                    BodyHandlers.ofString());
            program.await(() -> Files.exists(folder.resolve("begun")), 30, () -> "the call does not begin");

            workspace.saveProbe("two");
            awaitEvent(program, events, "tools/list_changed");
            assertSays("two", client.send(call("say", ""), BodyHandlers.ofString()));
            Files.createFile(folder.resolve("go"));
            assertSays("one", answer.join());

            workspace.edit("src/wherry.app/main/java/wherry/app/Program.java", "Implementation.of(\"wherry\"",
                    "Implementation.of(\"another\"");
            program.await(() -> program.errors().contains("the server was restarted in"), BUILD_SECONDS,
                    () -> "expected another server");
            program.await(() -> program.errors().split(" listening ", -1).length == 3, BUILD_SECONDS, () -> "it does not listen");
            String discovered = client.send(post("server/discover", "", "\"x\": 1"), BodyHandlers.ofString()).body();
            assertTrue(discovered.contains("\"name\":\"another\""), discovered);
            assertSays("two", client.send(call("say", ""), BodyHandlers.ofString()));
        } finally {
            program.terminate();
        }
        assertEquals(143, program.exitCode());
        assertEquals("", program.output());
    }

    private static void awaitEvent(Program program, List<String> events, String text) {
        program.await(() -> events.stream().anyMatch(event -> event.contains(text)), 30,
                () -> "expected an event with " + text + " in " + events);
    }
}
