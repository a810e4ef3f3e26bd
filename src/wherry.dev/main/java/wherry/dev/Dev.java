package wherry.dev;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The program behind `./build.sh dev`.
public final class Dev {
    private static final int LINES = 256;
    /// The last element of the queue, compared by identity: the client has closed its output.
    private static final byte[] END = {};

    private Dev() {
    }

    /// @param args the root of the repository, a folder for this session alone, and the server's arguments
    public static void main(String[] args) throws IOException, InterruptedException {
        var relay = new Relay(new FileOutputStream(FileDescriptor.out));
        var launcher = new ChildLauncher(Path.of(args[0]), Path.of(args[1]), List.of(args).subList(2, args.length));
        var session = new DevSession(launcher, relay);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(session::stop));
        if (!launcher.isHttp()) {
            var lines = new ArrayBlockingQueue<byte[]>(LINES);
            Thread.ofPlatform().name("client").daemon().start(() -> read(session, lines));
            Thread.ofPlatform().name("relay").daemon().start(() -> pass(session, lines, relay));
        }
        System.exit(session.run());
    }

    /// Reads ahead while the relay waits for a server, so that the session sees a client that leaves.
    private static void read(DevSession session, BlockingQueue<byte[]> lines) {
        Child.readLines(new FileInputStream(FileDescriptor.in), lines::put);
        session.leave();
        try {
            lines.put(END);
        } catch (InterruptedException e) {
            session.end();
        }
    }

    private static void pass(DevSession session, BlockingQueue<byte[]> lines, Relay relay) {
        try {
            for (byte[] line = lines.take(); line != END; line = lines.take()) {
                relay.fromClient(line);
            }
        } catch (InterruptedException e) {
            // An interrupt ends the relay.
        }
        session.end();
    }
}
