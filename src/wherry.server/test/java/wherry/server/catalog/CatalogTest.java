package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.json.SchemaException;
import wherry.server.Server;
import wherry.server.ServerHarness;
import wherry.server.lifecycle.Lifecycle;
import wherry.server.options.HostOptions;
import wherry.server.options.ToolOptions;
import wherry.server.options.ServerOptions;
import wherry.tool.Capability;
import wherry.tool.CheckedSchema;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.Host;
import wherry.tool.Prompt;
import wherry.tool.Resource;
import wherry.tool.Setting;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

@Timeout(30)
class CatalogTest {
    private static final Setting<String> GIVEN = Setting.text("MCP_GIVEN", "d");
    private static final Setting<Integer> OTHER = Setting.integer("MCP_OTHER", "d").fallback(7);
    private static final Setting<String> NONE = Setting.text("MCP_NONE", "d");
    private static final Tool A = tool("a");
    private static final Tool B = tool("b");

    private final List<Set<ListKind>> changes = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();
    private final ServerHarness bench = new ServerHarness();
    private final Catalog catalog = new Catalog(HostOptions.temporary(Map.of("MCP_GIVEN", "value")), ToolOptions.ALL, bench.log(), changes::add,
            new Subscribers(updates), Set.of());

    private static Tool tool(String name) {
        return Tool.named(name).handler((_, _) -> ToolResult.text(name));
    }

    private static ServerHarness.Offered offering(Tool... tools) {
        var offered = new ServerHarness.Offered();
        offered.tools = List.of(tools);
        return offered;
    }

    @Test
    void offersWhatIsAddedUntilItIsRemoved() {
        ServerHarness.Offered first = offering(A);
        ServerHarness.Offered second = offering(B);
        catalog.add(first);
        catalog.add(second);
        assertEquals(List.of("a", "b"), List.copyOf(catalog.snapshot().tools().keySet()));
        catalog.remove(first);
        assertEquals(Set.of("b"), catalog.snapshot().tools().keySet());
        assertEquals(1, first.closed);
        assertEquals(0, second.closed);
        assertEquals(List.of(Set.of(ListKind.TOOLS), Set.of(ListKind.TOOLS), Set.of(ListKind.TOOLS)), changes);
    }

    @Test
    void closesWhatItStartedAndCouldNotAdd() {
        catalog.add(offering(A));
        CatalogSnapshot before = catalog.snapshot();
        ServerHarness.Offered clashing = offering(B, tool("a"));
        String message = assertThrows(IllegalArgumentException.class, () -> catalog.add(clashing)).getMessage();
        assertEquals("capability bench: a second tool named a; the first is of capability bench; rename one of them", message);
        assertEquals(1, clashing.closed);
        assertSame(before, catalog.snapshot());
        assertEquals(1, changes.size());
    }

    @Test
    void closesWhatItCouldNotPutInAnothersPlace() {
        ServerHarness.Offered old = offering(A);
        catalog.add(old);
        catalog.add(offering(B));
        ServerHarness.Offered clashing = offering(tool("b"));
        assertThrows(IllegalArgumentException.class, () -> catalog.replace(List.of(old), List.of(clashing)));
        assertEquals(1, clashing.closed);
        assertEquals(0, old.closed);
        ServerHarness.Offered unplaced = offering(tool("c"));
        assertThrows(IllegalArgumentException.class, () -> catalog.replace(List.of(offering()), List.of(unplaced)));
        assertEquals(1, unplaced.closed);
        assertThrows(IllegalArgumentException.class, () -> catalog.remove(unplaced));
        assertEquals(1, unplaced.closed, "what is not there is not closed again");
        assertEquals(List.of("a", "b"), List.copyOf(catalog.snapshot().tools().keySet()));
    }

    @Test
    void putsOneInThePlaceOfAnother() {
        ServerHarness.Offered old = offering(A);
        catalog.add(old);
        catalog.add(offering(B));
        catalog.replace(List.of(old), List.of(offering(tool("c"), A)));
        assertEquals(List.of("c", "a", "b"), List.copyOf(catalog.snapshot().tools().keySet()));
        assertEquals(1, old.closed);
        assertEquals(3, changes.size());
    }

    @Test
    void movesAToolFromOneToAnotherInOneStep() {
        ServerHarness.Offered first = offering(A, B);
        ServerHarness.Offered second = offering(tool("c"));
        catalog.add(first);
        catalog.add(second);
        changes.clear();
        catalog.replace(List.of(second, first), List.of(offering(A), offering(tool("c"), B)));
        assertEquals(List.of("a", "c", "b"), List.copyOf(catalog.snapshot().tools().keySet()));
        assertEquals(List.of(Set.of(ListKind.TOOLS)), changes);
        assertEquals(2, first.closed + second.closed);
    }

    @Test
    void namesTheCapabilityThatGivesNullForAList() {
        var failing = new ServerHarness.Offered();
        failing.prompts = null;
        String message = assertThrows(IllegalArgumentException.class, () -> catalog.add(failing)).getMessage();
        assertEquals("capability bench (wherry.server.ServerHarness$Offered): prompts() gave null; give an empty list for none", message);
    }

    @Test
    void namesTheToolThatHasNoHandler() {
        String message = assertThrows(IllegalArgumentException.class, () -> catalog.add(offering(Tool.named("x")))).getMessage();
        assertEquals("capability bench (wherry.server.ServerHarness$Offered): tool x has no handler; add .handler(…)", message);
    }

    @Test
    void doesNotAddWhatRefusesToStart() {
        var refusing = new ServerHarness.Offered() {
            @Override
            public void start(Host host) {
                throw new IllegalArgumentException("MCP_X: expected y");
            }
        };
        assertThrows(IllegalArgumentException.class, () -> catalog.add(refusing));
        assertEquals(0, refusing.closed, "it never began");
    }

    @Test
    void leavesOutAToolThatIsNoGoodAndKeepsTheOldListsWhenThereAreNone() {
        ServerHarness.Offered offered = offering(A);
        catalog.add(offered);
        offered.tools = List.of(B, B);
        offered.host.listsChanged();
        assertEquals(Set.of("b"), catalog.snapshot().tools().keySet());
        assertEquals(1, bench.logged.stream().filter(line -> line.contains("tool left out")).count());
        offered.tools = null;
        offered.host.listsChanged();
        assertEquals(Set.of("b"), catalog.snapshot().tools().keySet());
        assertEquals(1, bench.logged.stream().filter(line -> line.contains("changed lists refused")).count());
        assertEquals(2, changes.size());
    }

    @Test
    void tellsWhichListsChangedAndKeepsCompiledSchemas() {
        ServerHarness.Offered offered = offering(A);
        catalog.add(offered);
        ToolEntry compiled = catalog.snapshot().tools().get("a");
        changes.clear();
        offered.host.listsChanged();
        assertEquals(List.of(), changes, "nothing did");
        offered.prompts = List.of(Prompt.named("p").description("d").handler((_, _) -> null));
        offered.host.listsChanged();
        assertEquals(List.of(Set.of(ListKind.PROMPTS)), changes);
        assertSame(compiled, catalog.snapshot().tools().get("a"));
        offered.tools = List.of(tool("a"));
        offered.host.listsChanged();
        assertEquals(1, changes.size(), "another handler is no difference to a client");
        assertNotSame(compiled, catalog.snapshot().tools().get("a"));
        assertSame(compiled.schemas(), catalog.snapshot().tools().get("a").schemas());
        offered.tools = List.of(Tool.named("a").title("A").handler((_, _) -> ToolResult.text("a")));
        offered.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("t/p").reader((_, _, _) -> Optional.empty()));
        offered.host.listsChanged();
        assertEquals(Set.of(ListKind.TOOLS, ListKind.RESOURCES), changes.getLast());
    }

    @Test
    void compilesSchemasThatWereCheckedBeforeWhenTheyAreFirstNeeded() {
        String wrong = "{\"type\":\"objekt\"}";
        catalog.add(offering(Tool.named("late").input(CheckedSchema.of(wrong)).handler((_, _) -> null),
                Tool.named("good").input(CheckedSchema.of("{\"type\":\"object\"}")).handler((_, _) -> null)));
        ToolEntry good = catalog.snapshot().tools().get("good");
        assertSame(good.schemas(), good.schemas());
        assertThrows(SchemaException.class, () -> catalog.snapshot().tools().get("late").schemas());
        assertThrows(IllegalArgumentException.class, () -> catalog.add(offering(Tool.named("soon")
                .input(CheckedSchema.of("{\"type\":\"object\"}")).output(wrong).handler((_, _) -> null))), "one of them was not checked");
    }

    @Test
    @Timeout(30)
    void doesNotWaitForACapabilityThatNeverCloses() throws Exception {
        var never = new CountDownLatch(1);
        catalog.add(new ServerHarness.Offered() {
            @Override
            public void close() {
                awaitQuietly(never);
            }
        });
        catalog.close();
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("take long to close")), bench.logged::toString);
        never.countDown();
    }

    @Test
    void refusesTwoThingsOfOneName() {
        var both = new ServerHarness.Offered();
        both.extensions = List.of(extension("com.example/a"), extension("com.example/b"));
        assertThrows(IllegalArgumentException.class, () -> catalog.add(both));
        both.extensions = List.of();
        both.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("t/p").reader((_, _, _) -> Optional.empty()),
                Resource.at("a:b", "m").description("d").mimeType("t/p").reader((_, _, _) -> Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> catalog.add(both));
    }

    private static Extension extension(String identifier) {
        return new Extension(identifier, JsonObject.EMPTY, List.of(ExtensionMethod.of("x/y", (_, _) -> null)));
    }

    @Test
    void refusesAnExtensionThatHasAMethodOfTheProtocolItself() {
        for (String core : List.of("tools/list", "tools/call", "ping", "initialize", "server/discover", "subscriptions/listen")) {
            var taking = new ServerHarness.Offered();
            taking.extensions = List.of(new Extension("com.example/x", JsonObject.EMPTY,
                    List.of(ExtensionMethod.of(core, (_, _) -> null))));
            String message = assertThrows(IllegalArgumentException.class, () -> catalog.add(taking)).getMessage();
            assertTrue(message.endsWith("has a method " + core + ", which is the protocol's own"), message);
        }
    }

    @Test
    void refusesASchemaThatIsNoneAndSaysWhose() {
        ServerHarness.Offered bad = offering(Tool.named("bad").input("{\"type\":\"object\",\"properties\":5}").handler((_, _) -> null));
        String message = assertThrows(IllegalArgumentException.class, () -> catalog.add(bad)).getMessage();
        assertTrue(message.startsWith("capability bench (wherry.server.ServerHarness$Offered): tool bad: "), message);
    }

    @Test
    void closesAllWhateverOneOfThemThrows() {
        var failing = new ServerHarness.Offered() {
            @Override
            public void close() {
                throw new NoClassDefFoundError("gone");
            }
        };
        ServerHarness.Offered last = offering(A);
        catalog.add(failing);
        catalog.add(last);
        catalog.close();
        catalog.close();
        assertEquals(1, last.closed);
        assertTrue(bench.logged.stream().anyMatch(line -> line.contains("failed to close")));
    }

    @Test
    void holdsNoLockWhileItTellsOfAChange() throws Exception {
        var telling = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = new Catalog(HostOptions.temporary(Map.of()), ToolOptions.ALL, bench.log(), _ -> {
            telling.countDown();
            awaitQuietly(go);
        }, new Subscribers(updates), Set.of());
        Thread first = Thread.ofVirtual().start(() -> slow.add(offering(A)));
        telling.await();
        ServerHarness.Offered none = offering();
        slow.add(none);
        none.host.listsChanged();
        go.countDown();
        first.join();
        assertEquals(Set.of("a"), slow.snapshot().tools().keySet());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesACapabilityItsOwnSettingsAlone() {
        var reading = new Capability() {
            Host host;

            @Override
            public String name() {
                return "reading";
            }

            @Override
            public List<Setting<?>> settings() {
                return List.of(GIVEN, OTHER, NONE);
            }

            @Override
            public void start(Host given) {
                host = given;
            }
        };
        catalog.add(reading);
        assertEquals("value", reading.host.value(GIVEN));
        assertEquals(7, reading.host.value(OTHER));
        assertEquals(Optional.of(7), reading.host.find(OTHER));
        assertEquals(Optional.empty(), reading.host.find(NONE));
        assertEquals("MCP_NONE: expected a text, got none",
                assertThrows(IllegalArgumentException.class, () -> reading.host.value(NONE)).getMessage());
        assertEquals("reading declares no setting MCP_SECRET", assertThrows(IllegalArgumentException.class,
                () -> reading.host.find(Setting.text("MCP_SECRET", "d"))).getMessage());
        reading.host.resourceUpdated("a:b");
        assertEquals(List.of("a:b"), updates);
        assertEquals(Set.of("notes://1"), reading.host.subscribedResources());
    }

    @Test
    void closesWhatWasStartedWhenTheServerCannotStart() {
        ServerHarness.Offered good = offering(A);
        ServerHarness.Offered clashing = offering(tool("a"));
        var server = new Server(ServerOptions.defaults(wherry.tool.Implementation.of("n", "1")), HostOptions.temporary(Map.of()), bench.log(),
                java.time.InstantSource.system(), java.security.SecureRandom::new, List.of());
        assertThrows(IllegalArgumentException.class, () -> server.start(List.of(good, clashing)));
        assertEquals(1, good.closed);
        assertEquals(1, clashing.closed);
        assertEquals(Lifecycle.State.STOPPED, server.lifecycle().state());
    }
}
