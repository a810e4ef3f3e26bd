package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// The closing of a capability that is replaced while calls run.
@Timeout(30)
class RetiredCapabilitiesTest {
    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private final ServerHarness bench = ServerHarness.with(Tool.named("work").handler((_, _) -> {
        working.countDown();
        go.await();
        return ToolResult.text("old");
    }));
    private final ServerHarness.Offered replacement = new ServerHarness.Offered();

    private RecordingChannel replaceWhileItWorks() throws InterruptedException {
        RecordingChannel call = bench.call("work");
        working.await();
        replacement.tools = List.of(Tool.named("work").handler((_, _) -> ToolResult.text("new")));
        bench.server().catalog().replace(List.of(bench.offered), List.of(replacement));
        return call;
    }

    private static String text(RecordingChannel call) throws InterruptedException {
        return ((JsonObject) call.result().array("content").orElseThrow().items().getFirst()).string("text").orElseThrow();
    }

    @Test
    void endsACallOnWhatItBeganWithAndClosesThatAfterwards() throws InterruptedException {
        try (bench) {
            RecordingChannel call = replaceWhileItWorks();
            assertEquals("new", text(bench.call("work")));
            bench.server().catalog().closeRetired();
            assertEquals(0, bench.offered.closed);
            go.countDown();
            assertEquals("old", text(call));
            ServerHarness.await(() -> bench.offered.closed == 1);
            assertEquals(0, replacement.closed);
        }
        assertEquals(1, bench.offered.closed);
        assertEquals(1, replacement.closed);
    }

    @Test
    void closesAtOnceACapabilityWithoutCalls() {
        try (bench) {
            bench.server().catalog().remove(bench.offered);
            assertEquals(1, bench.offered.closed);
        }
        assertEquals(1, bench.offered.closed);
    }

    @Test
    void waitsNotForCallsThatBeganLater() throws InterruptedException {
        try (bench) {
            RecordingChannel call = replaceWhileItWorks();
            var last = new ServerHarness.Offered();
            var stop = new CountDownLatch(1);
            var begun = new CountDownLatch(1);
            replacement.tools = List.of(Tool.named("later").handler((_, _) -> {
                begun.countDown();
                stop.await();
                return ToolResult.text("later");
            }));
            replacement.host.listsChanged();
            RecordingChannel later = bench.call("later");
            begun.await();
            go.countDown();
            assertEquals("old", text(call));
            ServerHarness.await(() -> bench.offered.closed == 1);
            bench.server().catalog().replace(List.of(replacement), List.of(last));
            assertEquals(0, replacement.closed);
            stop.countDown();
            assertEquals("later", text(later));
            ServerHarness.await(() -> replacement.closed == 1);
        }
    }

    @Test
    void closesWithTheServerWhateverIsAtWork() throws InterruptedException {
        var stubborn = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        bench.offered.tools = List.of(Tool.named("stubborn").handler((_, _) -> {
            stubborn.countDown();
            while (end.getCount() > 0) {
                // The handler ignores the interrupt.
                Thread.interrupted();
                LockSupport.parkNanos(1_000_000);
            }
            return ToolResult.text("over");
        }));
        bench.call("stubborn");
        stubborn.await();
        bench.server().catalog().replace(List.of(bench.offered), List.of(replacement));
        assertEquals(0, bench.offered.closed);
        bench.close();
        assertEquals(1, bench.offered.closed);
        assertEquals(1, replacement.closed);
        end.countDown();
        assertTrue(bench.logged.stream().noneMatch(line -> line.contains("failed to close")), bench.logged::toString);
    }
}
