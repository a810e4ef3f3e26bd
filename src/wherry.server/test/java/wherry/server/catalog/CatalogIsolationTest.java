package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.server.ServerHarness;
import wherry.server.options.HostOptions;
import wherry.server.options.ToolOptions;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// A capability whose lists change disturbs no other one.
class CatalogIsolationTest {
    private static final Tool A = tool("a");
    private static final Tool B = tool("b");

    private final Catalog catalog = new Catalog(HostOptions.temporary(Map.of()), ToolOptions.ALL, new ServerHarness().log(), _ -> {
    }, Subscribers.none(), Set.of());

    private static Tool tool(String name) {
        return Tool.named(name).handler((_, _) -> ToolResult.text(name));
    }

    private static ServerHarness.Offered offering(Tool... tools) {
        var offered = new ServerHarness.Offered();
        offered.tools = List.of(tools);
        return offered;
    }

    /// Each capability holds its own lock in `tools()` and around `listsChanged()`, as an author would who guards a list.
    @Test
    @Timeout(30)
    void letsTwoCapabilitiesHoldALockOfTheirOwnWhileTheirListsChange() throws Exception {
        var one = new Locked("one");
        var two = new Locked("two");
        catalog.add(one);
        catalog.add(two);
        Thread first = Thread.ofPlatform().start(() -> one.change(2_000));
        Thread second = Thread.ofPlatform().start(() -> two.change(2_000));
        first.join();
        second.join();
        assertEquals(Set.of("one1999", "two1999"), catalog.snapshot().tools().keySet());
        catalog.close();
    }

    private static final class Locked implements Capability {
        private final String name;
        private String tool = "";
        private Host host;

        Locked(String name) {
            this.name = name;
        }

        synchronized void change(int times) {
            for (int i = 0; i < times; i++) {
                tool = name + i;
                host.listsChanged();
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start(Host given) {
            host = given;
        }

        @Override
        public synchronized List<Tool> tools() {
            return tool.isEmpty() ? List.of() : List.of(tool(tool));
        }
    }

    @Test
    void keepsTheListsOfOthersFreeOfABadOne() {
        ServerHarness.Offered bad = offering(A);
        ServerHarness.Offered good = offering(B);
        catalog.add(bad);
        catalog.add(good);
        bad.tools = List.of(A, Tool.named("bad").input("{'type':'object','properties':{'x':{'pattern':'('}}}".replace('\'', '"'))
                .handler((_, _) -> null));
        bad.host.listsChanged();
        good.tools = List.of(B, tool("later"));
        good.host.listsChanged();
        assertEquals(List.of("a", "b", "later"), List.copyOf(catalog.snapshot().tools().keySet()));
        bad.tools = List.of(tool("b"));
        bad.host.listsChanged();
        assertEquals(List.of("a", "b", "later"), List.copyOf(catalog.snapshot().tools().keySet()), "a clash is refused");
        good.tools = List.of(B);
        good.host.listsChanged();
        assertEquals(List.of("a", "b"), List.copyOf(catalog.snapshot().tools().keySet()));
    }

    /// The catalog also reads a change that a capability announces while the catalog reads its lists.
    @Test
    void missesNoChangeThatIsToldWhileItReads() {
        var telling = new ServerHarness.Offered() {
            private int reads;

            @Override
            public List<Tool> tools() {
                if (++reads < 3) {
                    host.listsChanged();
                }
                return List.of(tool("read" + reads));
            }
        };
        catalog.add(telling);
        assertEquals(Set.of("read3"), catalog.snapshot().tools().keySet());
    }
}
