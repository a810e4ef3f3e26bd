package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.protocol.Fault;
import wherry.server.ServerHarness;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// The arguments that a handler gets, and the checks of its result.
@Timeout(30)
class HandlersTest {
    private ServerHarness bench = ServerHarness.with();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void namesTheArgumentThatTheToolDoesNotTake() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").input("{\"type\": \"object\", \"properties\": {\"day\": {\"default\": \"soon\"}}}")
                .handler((arguments, _) -> ToolResult.text(arguments.get("day").date().toString())));
        String result = bench.call("t").result().toString();
        assertTrue(result.contains("Invalid arguments: /day: expected a date, such as 2026-01-31, got string \\\"soon\\\"")
                && result.contains("\"isError\":true"), result);
    }

    @Test
    void namesTheToolThatAnsweredNull() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> null));
        assertInstanceOf(Fault.InternalError.class, bench.call("t").fault());
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("tool t answered null; give a ToolResult")), bench.logged::toString);
    }

    @Test
    void namesTheToolThatTookTooLong() throws InterruptedException {
        bench = ServerHarness.with(Tool.named("t").handler((_, _) -> {
            Thread.sleep(60_000);
            return ToolResult.text("");
        })).callTimeout(Duration.ofMillis(300));
        assertInstanceOf(Fault.TimedOut.class, bench.call("t").fault());
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("call took too long") && line.contains("\"tool\":\"t\"")),
                bench.logged::toString);
    }
}
