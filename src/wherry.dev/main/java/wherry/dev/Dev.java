package wherry.dev;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The program behind `./build.sh dev`.
public final class Dev {
    private Dev() {
    }

    /// @param args the root of the repository, a folder of this session's own, and the server's arguments
    public static void main(String[] args) throws IOException, InterruptedException {
        var relay = new Relay(new FileOutputStream(FileDescriptor.out));
        var launcher = new Launcher(Path.of(args[0]), Path.of(args[1]), List.of(args).subList(2, args.length));
        var session = new DevSession(launcher, relay);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(session::stop));
        if (!launcher.isHttp()) {
            Thread.ofPlatform().name("client").daemon().start(() -> {
                Child.readLines(new FileInputStream(FileDescriptor.in), relay::fromClient);
                session.end();
            });
        }
        System.exit(session.run());
    }
}
