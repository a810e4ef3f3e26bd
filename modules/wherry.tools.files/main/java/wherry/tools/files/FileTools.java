package wherry.tools.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wherry.tool.Arguments;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.ResourceTemplate;
import wherry.tool.Setting;
import wherry.tool.Tool;
import wherry.tool.ToolFailure;
import wherry.tool.ToolHandler;
import wherry.tools.files.access.AccessException;
import wherry.tools.files.access.Roots;

/// The capability `files`. It offers nothing until a directory is named.
public final class FileTools implements Capability {
    private static final Setting<List<Path>> ROOTS = Setting.folder("MCP_FILES_ROOTS", "directories whose files are offered").asList();
    private static final Setting<List<Path>> CLIENT_ROOTS = Setting.folder("MCP_FILES_CLIENT_ROOTS",
            "directories in which a client's own roots take the place of MCP_FILES_ROOTS for it").asList();
    private static final Setting<Boolean> WRITE = Setting.flag("MCP_FILES_WRITE", "whether tools that change files are offered").fallback(false);
    private static final Setting<Long> MAX_READ = Setting.size("MCP_FILES_MAX_READ", "bytes of files that one call reads at most")
            .range(1_000L, 64L << 20).fallback(1L << 20);

    private Access access = new Access(Roots.of(List.of()), List.of(), 0);
    private boolean offers;
    private boolean writes;
    /// Null until there is something to offer.
    private FileWatch watch;

    @Override
    public String name() {
        return "files";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ROOTS, CLIENT_ROOTS, WRITE, MAX_READ);
    }

    @Override
    public void start(Host host) {
        List<Path> roots = host.value(ROOTS);
        List<Path> clientRoots = host.value(CLIENT_ROOTS);
        offers = !roots.isEmpty() || !clientRoots.isEmpty();
        if (offers) {
            access = new Access(roots(roots), clientRoots, host.value(MAX_READ).intValue());
            writes = host.value(WRITE);
            watch = new FileWatch(access, host);
            watch.start();
        }
    }

    private static Roots roots(List<Path> directories) {
        try {
            return Roots.of(directories);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(ROOTS.name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<Tool> tools() {
        var tools = new ArrayList<Tool>();
        if (offers) {
            add(new ReadToolsCapability(new ReadTools(access)).tools(), tools);
            add(new ListToolsCapability(new ListTools(access)).tools(), tools);
            add(new SearchToolsCapability(new SearchTools(access)).tools(), tools);
        }
        if (writes) {
            add(new WriteToolsCapability(new WriteTools(access)).tools(), tools);
        }
        return tools;
    }

    private static void add(List<Tool> more, List<Tool> all) {
        for (Tool tool : more) {
            Tool told = tool.handler(telling(tool.handler()));
            all.add(tool.name().equals("read_media_file") ? told : told.output(Answers.OUTPUT));
        }
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return offers ? new FileResourcesCapability(new FileResources(access)).resourceTemplates() : List.of();
    }

    FileWatch watch() {
        return watch;
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }

    /// Lets a client read what a file system says, instead of an incident.
    private static ToolHandler telling(ToolHandler handler) {
        return (arguments, call) -> {
            try {
                return handler.call(arguments, call);
            } catch (IOException e) {
                throw new ToolFailure(AccessException.message(e, asked(arguments)));
            }
        };
    }

    private static String asked(Arguments arguments) {
        return arguments.has("path") ? arguments.text("path") : arguments.has("source") ? arguments.text("source") : "the path";
    }

    @Override
    public Optional<String> instructions() {
        return Optional.of(offers ? "File tools: list_allowed_directories says where files are. A path is absolute, or relative to one of these directories."
                : "File tools are not offered, because the setting " + ROOTS.name() + " names no directory.");
    }
}
