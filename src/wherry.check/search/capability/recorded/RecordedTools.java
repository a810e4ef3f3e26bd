package recorded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Setting;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// Tools that do nothing, with the definitions of a file.
public final class RecordedTools implements Capability {
    private static final Setting<Path> FILE = Setting.file("MCP_RECORDED_TOOLS", "an array of definitions").required();

    private final List<Tool> tools = new ArrayList<>();

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(FILE);
    }

    @Override
    public void start(Host host) {
        try {
            for (Json each : ((JsonArray) Json.parse(Files.readString(host.value(FILE)))).items()) {
                tools.add(tool((JsonObject) each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tool tool(JsonObject definition) {
        String name = definition.string("name").orElseThrow();
        return Tool.named(name).description(definition.string("description").orElse("")).input(definition.object("inputSchema").orElseThrow())
                .handler((_, _) -> ToolResult.text(name));
    }

    @Override
    public List<Tool> tools() {
        return tools;
    }
}
