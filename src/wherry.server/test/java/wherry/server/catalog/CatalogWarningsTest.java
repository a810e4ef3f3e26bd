package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import wherry.server.ServerHarness;
import wherry.server.options.HostOptions;
import wherry.server.options.ToolOptions;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// What an author is told of a capability that works, and yet is likely not what was meant.
class CatalogWarningsTest {
    private final ServerHarness bench = new ServerHarness();
    private final Catalog catalog = new Catalog(HostOptions.temporary(Map.of()), ToolOptions.ALL, bench.log(), _ -> {
    }, Subscribers.none(), Set.of());

    private static Tool tool(String input) {
        return Tool.named("add").input(input).output("{\"typ\": \"object\"}").handler((_, _) -> ToolResult.text(""));
    }

    @Test
    void nameTheToolAndTheKeywordOfASchema() {
        var offered = new ServerHarness.Offered();
        offered.tools = List.of(tool("{\"type\": \"object\", \"properties\": {}, \"required\": [\"title\"]}"));
        catalog.add(offered);

        assertEquals(List.of("WARNING schema may be wrong {\"capability\":\"bench\",\"tool\":\"add\",\"schema\":\"input\","
                        + "\"problem\":\"/required: 'title' is not among the properties\"}",
                "WARNING schema may be wrong {\"capability\":\"bench\",\"tool\":\"add\",\"schema\":\"output\","
                        + "\"problem\":\"/typ: JSON Schema has no keyword 'typ', so it checks nothing\"}"), bench.logged);
        offered.host.listsChanged();
        assertEquals(2, bench.logged.size(), "a schema that did not change is not told of again");
    }

    @Test
    void nameACapabilityThatTakesLongToStart() {
        catalog.add(new SlowCapability());

        String line = String.join("\n", bench.logged);
        assertTrue(line.startsWith("WARNING capability took long to start {\"capability\":\"catalog-warnings-test-slow\",\"millis\":"), line);
    }

    @Test
    void nameAThreadThatACapabilityDidNotEnd() throws InterruptedException {
        assumeTrue(getClass().getModule().isNamed(), "on a class path a thread's code is of no module; build.sh mutants runs tests there");
        var offered = new ServerHarness.Offered();
        var release = new CountDownLatch(1);
        Thread left = Thread.ofPlatform().name("left").daemon().start(() -> awaitRelease(release));
        while (left.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        catalog.add(offered);
        catalog.close();
        release.countDown();
        left.join();

        String line = String.join("\n", bench.logged);
        assertTrue(line.contains("WARNING thread still at work {\"capability\":\"bench\",\"thread\":\"left\",\"at\":\"")
                && line.contains("CatalogWarningsTest.awaitRelease"), line);
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class SlowCapability implements Capability {

        @Override
        public void start(Host host) {
            try {
                Thread.sleep(Duration.ofMillis(3100));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
