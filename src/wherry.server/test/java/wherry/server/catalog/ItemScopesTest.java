package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import wherry.server.ServerHarness;
import wherry.server.access.Item;
import wherry.server.access.PolicyReader;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// What an operator's policy makes of the scopes that authors name.
class ItemScopesTest {
    private static final Item CLOSED = new Item(Item.Kind.TOOL, "closed");

    @AutoClose
    private final ServerHarness bench = ServerHarness.with(Tool.named("closed").scope("own").handler((_, _) -> ToolResult.text("")),
            Tool.named("open").handler((_, _) -> ToolResult.text("")));

    private Catalog with(String policy) {
        bench.offered.templates = List.of(ResourceTemplate.at("t://{x}", "t").reader((_, _, _) -> Optional.empty()));
        Catalog catalog = bench.server().catalog();
        catalog.policy(PolicyReader.read(policy.replace('\'', '"')));
        return catalog;
    }

    @Test
    void areTheAuthorsWithoutAPolicy() {
        Catalog catalog = bench.server().catalog();
        assertEquals(Set.of("own"), catalog.snapshot().scopes().of(CLOSED));
        assertEquals(Set.of(), catalog.snapshot().scopes().of(new Item(Item.Kind.TOOL, "open")));
    }

    @Test
    void areTheOperatorsForAModuleByTheNameOfItsCapability() {
        Catalog catalog = with("{'rules':[{'module':'bench','scopes':['all']},{'templates':['t://{x}'],'scopes':['t']}]}");
        assertEquals(Set.of("all"), catalog.snapshot().scopes().of(CLOSED));
        assertEquals(Set.of("all"), catalog.snapshot().scopes().of(new Item(Item.Kind.TOOL, "open")));
        assertEquals(Set.of("t"), catalog.snapshot().scopes().of(new Item(Item.Kind.TEMPLATE, "t://{x}")));
    }

    @Test
    void holdForWhatACapabilityOffersLater() throws Exception {
        Catalog catalog = with("{'rules':[{'module':'wherry.server','scopes':['all']}]}");
        bench.offered.tools = List.of(Tool.named("later").handler((_, _) -> ToolResult.text("")));
        bench.offered.host.listsChanged();
        ServerHarness.await(() -> catalog.snapshot().tools().containsKey("later"));
        assertEquals(Set.of("all"), catalog.snapshot().scopes().of(new Item(Item.Kind.TOOL, "later")));
    }

    @Test
    void areRefusedForWhatIsNotThereAndTheOldOnesStay() {
        var refused = assertThrows(IllegalArgumentException.class, () -> with("""
                {'rules':[{'module':'nothing','scopes':[]},{'tools':['closed','opem'],'scopes':[]},{'prompts':['p'],'scopes':[]}]}"""));
        assertEquals("""
                rules[0].module: expected one of [bench, wherry.server], got 'nothing'
                rules[1].tools: expected some of [closed, open], got 'opem'
                rules[2].prompts: expected some of [], got 'p'""", refused.getMessage());
        assertEquals(Set.of("own"), bench.server().catalog().snapshot().scopes().of(CLOSED));
    }
}
