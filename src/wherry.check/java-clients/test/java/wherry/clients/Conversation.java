package wherry.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonMapperSupplier;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A conversation through the official Java SDK's client. The source compiles against each release that is tested, so it names
/// nothing that one of them lacks. It does not check the order of notifications, because the SDK handles them on several threads.
@Timeout(60)
abstract class Conversation {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static LinkedServer server;
    private final BlockingQueue<Double> progress = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> logs = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<Tool>> changes = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    private McpSyncClient client;
    private String revision;

    /// A transport to the server at an origin.
    abstract McpClientTransport transport(String url);

    @BeforeAll
    static void start() throws Exception {
        server = LinkedServer.overHttp();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void open() {
        client = McpClient.sync(transport(server.url())).requestTimeout(PATIENCE).initializationTimeout(PATIENCE)
                .capabilities(ClientCapabilities.builder().elicitation().build())
                .progressConsumer(notification -> progress.add(notification.progress()))
                .loggingConsumer(notification -> logs.add(notification.data()))
                .toolsChangeConsumer(changes::add)
                .elicitation(request -> {
                    questions.add(request.message());
                    return new ElicitResult(ElicitResult.Action.ACCEPT, Map.of("username", "ada", "email", "ada@example.com"));
                })
                .build();
        revision = client.initialize().protocolVersion();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private CallToolResult call(String tool, Map<String, Object> arguments) {
        return client.callTool(new CallToolRequest(tool, arguments, Map.of("progressToken", "token")));
    }

    private static String text(CallToolResult result) {
        return ((TextContent) result.content().getFirst()).text();
    }

    private static <T> T next(BlockingQueue<T> queue, String what) throws InterruptedException {
        T next = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertTrue(next != null, () -> what + " did not come");
        return next;
    }

    private static <T> Set<T> three(BlockingQueue<T> queue) throws InterruptedException {
        return Set.of(next(queue, "the first"), next(queue, "the second"), next(queue, "the third"));
    }

    @Test
    void initializes() {
        assertEquals("wherry", client.getServerInfo().name());
        assertTrue(client.getServerCapabilities().tools().listChanged());
    }

    @Test
    void listsTools() {
        assertTrue(client.listTools().tools().stream().anyMatch(tool -> tool.name().equals("echo")));
    }

    @Test
    void callsTools() {
        assertEquals("hello", text(call("echo", Map.of("message", "hello"))));
        assertEquals(true, call("throw_failure", Map.of()).isError());
        assertEquals("still here", text(call("echo", Map.of("message", "still here"))));
    }

    @Test
    void getsALargeAnswer() {
        assertEquals(1_000_000, text(call("big_result", Map.of("bytes", 1_000_000))).length());
    }

    @Test
    void hearsOfProgressOnAStreamedAnswer() throws Exception {
        assertEquals("Told its progress three times", text(call("test_tool_with_progress", Map.of())));
        assertEquals(Set.of(0.0, 50.0, 100.0), three(progress));
    }

    @Test
    void hearsWhatATurnedOnLogSaysInMidCall() throws Exception {
        client.setLoggingLevel(LoggingLevel.INFO);
        assertEquals("Logged three times", text(call("test_tool_with_logging", Map.of())));
        assertEquals(Set.of("Tool execution started", "Tool processing data", "Tool execution completed"), three(logs));
    }

    @Test
    void waitsForACallThatSaysNothingMeanwhile() {
        assertFalse(text(call("slow", Map.of("seconds", 1))).isEmpty());
    }

    @Test
    void hearsThatToolsChangedOutsideOfAnyCall() throws Exception {
        call("test_trigger_tool_change", Map.of());
        assertTrue(next(changes, "the new list").stream().anyMatch(tool -> tool.name().equals("echo")));
    }

    @Test
    void answersAQuestionToTheUser() throws Exception {
        CallToolResult result = call("test_elicitation", Map.of("message", "Who are you?"));
        if (revision.compareTo("2025-06-18") < 0) {
            assertEquals(true, result.isError(), "revision " + revision + " has no questions to the user");
        } else {
            assertEquals("Who are you?", next(questions, "the question"));
            assertTrue(text(result).contains("ada@example.com"), text(result));
        }
    }

    @Test
    void pings() {
        client.ping();
    }

    @Test
    void closesGracefully() {
        client.ping();
        assertTrue(client.closeGracefully());
    }
}

class StreamableHttpTest extends Conversation {
    @Override
    McpClientTransport transport(String url) {
        return HttpClientStreamableHttpTransport.builder(url).openConnectionOnStartup(true).build();
    }
}

class HttpSseTest extends Conversation {
    @Override
    McpClientTransport transport(String url) {
        return HttpClientSseClientTransport.builder(url).build();
    }
}

class StdioTest extends Conversation {
    @Override
    McpClientTransport transport(String url) {
        ServerParameters command = ServerParameters.builder(LinkedServer.COMMAND).args(LinkedServer.ARGUMENTS)
                .env(LinkedServer.ENVIRONMENT).build();
        return new StdioClientTransport(command, ServiceLoader.load(McpJsonMapperSupplier.class).findFirst().orElseThrow().get());
    }
}
