package wherry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wherry.tool.Capability;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

class PortableTest {

    private static final class Offered implements Capability {
        private final List<Tool> tools;

        Offered(Tool... tools) {
            this.tools = List.of(tools);
        }

        @Override
        public List<Tool> tools() {
            return tools;
        }
    }

    private static Tool tool(String schema) {
        return Tool.named("t").input(schema).handler((_, _) -> ToolResult.text(""));
    }

    @Test
    void takesWhatNoClientRefuses() {
        try (var server = TestServer.with(new Offered(tool("{\"type\": \"object\", \"properties\": {}}")))) {
            server.requirePortable(Map.of());
        }
    }

    @Test
    void saysWhatBreaksWhichClientAndWhatToWriteInstead() {
        try (var server = TestServer.with(new Offered(tool("{\"type\": \"object\"}")))) {
            assertEquals("t /inputSchema: openai: the API refuses the request, safe: not for every client; add \"properties\": {}",
                    assertThrows(AssertionError.class, () -> server.requirePortable(Map.of())).getMessage());
            server.requirePortable(Map.of("t", "for Claude alone"));
        }
    }

    @Test
    void refusesAnExceptionThatIsInVain() {
        try (var server = TestServer.with(new Offered(tool("{\"type\": \"object\", \"properties\": {}}")))) {
            assertEquals("the exception for t is in vain",
                    assertThrows(AssertionError.class, () -> server.requirePortable(Map.of("t", "once"))).getMessage());
        }
    }
}
