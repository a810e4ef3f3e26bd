package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;
import wherry.server.event.Log;
import wherry.server.options.HostOptions;
import wherry.server.options.ToolOptions;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Prompt;
import wherry.tool.PromptResult;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

class CatalogChangeTest {
    private final List<Set<ListKind>> told = new ArrayList<>();
    private final Catalog catalog = new Catalog(HostOptions.temporary(Map.of()), ToolOptions.ALL, new Silence(), told::add, Subscribers.none(),
            Set.of());
    private final Changing capability = new Changing();

    @BeforeEach
    void load() {
        catalog.add(capability);
        told.clear();
    }

    @Test
    void tellsOfTheListThatChangedAndOfNoOther() {
        capability.prompts.add(Prompt.named("second").description("x").handler((_, _) -> PromptResult.of()));
        capability.host.listsChanged();
        capability.tools.removeFirst();
        capability.host.listsChanged();
        assertEquals(List.of(Set.of(ListKind.PROMPTS), Set.of(ListKind.TOOLS)), told);
    }

    @Test
    void tellsNothingWhenNothingChanged() {
        capability.host.listsChanged();
        assertEquals(List.of(), told);
    }

    @Test
    void keepsTheOldListsWhenTheNewOnesClash() {
        capability.tools.add(capability.tools.getFirst());
        capability.host.listsChanged();
        assertEquals(List.of(), told);
        assertEquals(Set.of("first"), catalog.snapshot().tools().keySet());
    }

    private static final class Changing implements Capability {
        private final List<Tool> tools = new ArrayList<>(List.of(Tool.named("first").handler((_, _) -> ToolResult.text(""))));
        private final List<Prompt> prompts = new ArrayList<>();
        private Host host;

        @Override
        public String name() {
            return "changing";
        }

        @Override
        public void start(Host given) {
            host = given;
        }

        @Override
        public List<Tool> tools() {
            return tools;
        }

        @Override
        public List<Prompt> prompts() {
            return prompts;
        }
    }

    private static final class Silence implements Log {
        @Override
        public boolean isOn(Level level) {
            return false;
        }

        @Override
        public void write(Level level, String event, JsonObject fields) {
        }

        @Override
        public void write(Level level, String event, JsonObject fields, Throwable cause) {
        }
    }
}
