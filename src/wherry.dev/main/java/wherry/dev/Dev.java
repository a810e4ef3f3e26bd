package wherry.dev;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The program behind `./build.sh dev`.
public final class Dev {
    private static final int LINES = 256;

    private Dev() {
    }

    /// @param args the root of the repository, a folder of this session's own, and the server's arguments
    public static void main(String[] args) throws IOException, InterruptedException {
        var relay = new Relay(new FileOutputStream(FileDescriptor.out));
        var launcher = new ChildLauncher(Path.of(args[0]), Path.of(args[1]), List.of(args).subList(2, args.length));
        var session = new DevSession(launcher, relay);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(session::stop));
        if (!launcher.isHttp()) {
            var lines = new ArrayBlockingQueue<Optional<byte[]>>(LINES);
            Thread.ofPlatform().name("client").daemon().start(() -> read(session, lines));
            Thread.ofPlatform().name("relay").daemon().start(() -> pass(session, lines, relay));
        }
        System.exit(session.run());
    }

    /// Reads ahead of a relay that waits for a server, so that a client that leaves meanwhile is noticed.
    private static void read(DevSession session, BlockingQueue<Optional<byte[]>> lines) {
        Child.readLines(new FileInputStream(FileDescriptor.in), line -> lines.put(Optional.of(line)));
        session.leave();
        try {
            lines.put(Optional.empty());
        } catch (InterruptedException e) {
            session.end();
        }
    }

    private static void pass(DevSession session, BlockingQueue<Optional<byte[]>> lines, Relay relay) {
        try {
            for (Optional<byte[]> line = lines.take(); line.isPresent(); line = lines.take()) {
                relay.fromClient(line.get());
            }
        } catch (InterruptedException e) {
            // Whoever interrupts wants the end of it.
        }
        session.end();
    }
}
