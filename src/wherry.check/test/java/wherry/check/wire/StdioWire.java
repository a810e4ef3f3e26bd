package wherry.check.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import wherry.server.Server;
import wherry.stdio.StdioTransport;
import wherry.testkit.Wire;

/// The stdio transport over two pipes.
final class StdioWire implements Wire {
    private final Inbox inbox = new Inbox();
    private final OutputStream toServer;
    private final Thread serving;

    StdioWire(Server server, int messageLimit) {
        try {
            Pipe up = Pipe.open();
            Pipe down = Pipe.open();
            toServer = Channels.newOutputStream(up.sink());
            var transport = new StdioTransport(server, messageLimit, Duration.ofSeconds(10), Channels.newInputStream(up.source()),
                    Channels.newOutputStream(down.sink()));
            serving = Thread.ofPlatform().name("test-stdio").start(() -> serve(transport));
            Thread.ofPlatform().name("test-stdio-reader").daemon().start(() -> read(down));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(StdioTransport transport) {
        try {
            transport.run();
        } catch (InterruptedException e) {
            transport.close();
        }
    }

    private void read(Pipe down) {
        try (var lines = new BufferedReader(Channels.newReader(down.source(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                inbox.put("stdout", line);
            }
        } catch (IOException e) {
            // The wire was closed.
        }
    }

    @Override
    public void send(String text) {
        try {
            toServer.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            toServer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Received> receive(Duration patience) throws InterruptedException {
        return inbox.take(patience);
    }

    @Override
    public void close() {
        try {
            toServer.close();
            serving.interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
