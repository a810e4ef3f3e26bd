package wherry.tools.memory;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Resource;
import wherry.tool.Setting;
import wherry.tool.Tool;
import wherry.tool.ToolFailure;

/// The capability `memory`: a knowledge graph in a file, which is opened at the first call.
public final class MemoryTools implements Capability {
    private static final Setting<Path> FILE = Setting.path("MCP_MEMORY_FILE",
            "File of the memory tools' knowledge graph; else MEMORY_FILE_PATH, else memory.jsonl in the folder of MCP_DATA");
    private static final Setting<Long> SIZE = Setting.size("MCP_MEMORY_SIZE",
            "Characters that the knowledge graph may have, and 64 for each entity, observation and relation; else an eighth of the heap");
    /// What the reference server calls the file. No setting may have that name, so it is read where that server reads it.
    private static final String OLD_FILE = "MEMORY_FILE_PATH";
    private static final int SHARE = 8;

    private final Map<String, String> environment;
    private GraphStore store;

    /// For the service loader.
    public MemoryTools() {
        this(System.getenv());
    }

    MemoryTools(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(FILE, SIZE);
    }

    @Override
    public void start(Host host) {
        store = new GraphStore(() -> file(host), host.find(SIZE).orElse(Runtime.getRuntime().maxMemory() / SHARE),
                () -> host.resourceUpdated(GraphQueries.URI), MemoryTools::warn);
    }

    private Path file(Host host) {
        try {
            return host.find(FILE).or(() -> Optional.ofNullable(environment.get(OLD_FILE)).map(Path::of))
                    .orElseGet(() -> host.data().resolve("memory.jsonl"));
        } catch (IllegalArgumentException e) {
            throw new ToolFailure("The memory has no file: " + e.getMessage());
        }
    }

    private static void warn(String message) {
        System.getLogger(MemoryTools.class.getPackageName()).log(Level.WARNING, message);
    }

    @Override
    public List<Tool> tools() {
        var tools = new ArrayList<>(new GraphChangesCapability(new GraphChanges(store)).tools());
        tools.addAll(queries().tools());
        return tools;
    }

    @Override
    public List<Resource> resources() {
        return queries().resources();
    }

    private GraphQueriesCapability queries() {
        return new GraphQueriesCapability(new GraphQueries(store));
    }

    @Override
    public Optional<String> instructions() {
        return Optional.of("Memory tools keep a knowledge graph from one conversation to the next: search_nodes before answering about "
                + "people, projects or preferences of the user, and store what is worth knowing next time.");
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
