package wherry.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import wherry.app.Main;
import wherry.app.http.HttpMode;
import wherry.server.Server;

/// The server whose capabilities follow their sources. [Dev] starts it.
public final class Live {
    private Live() {
    }

    /// @param args the root of the repository, a folder for compiled classes, and the server's arguments
    public static void main(String[] args) {
        Path output = Path.of(args[1]);
        var status = new ModuleStatus();
        var started = new AtomicReference<Server>();
        var modules = new LiveModules(Path.of(args[0]), output.resolve("classes"), status);
        // A server on HTTP would otherwise outlive Dev.
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
        System.exit(Main.run(List.of(args).subList(2, args.length), List.of(new HttpMode(PageFiles.all(status, () -> started.get().lint()))), modules::load,
                server -> {
                    started.set(server);
                    follow(modules, server, output);
                }));
    }

    private static void follow(LiveModules modules, Server server, Path output) {
        server.explainBugs(Thrown::inOneLine);
        modules.start(server);
        Thread.ofPlatform().name("wherry-dev").daemon().start(() -> modules.follow(server));
        try {
            Files.createFile(output.resolve("ready"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
