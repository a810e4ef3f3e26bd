package wherry.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import wherry.json.Json;
import wherry.json.JsonLimits;
import wherry.json.JsonReader;
import wherry.server.PeerConnection;
import wherry.server.Server;
import wherry.server.request.MessageSink;
import wherry.server.session.Sender;
import wherry.tool.Principal;

/// A wire without a transport.
final class MemoryWire implements Wire {
    private final LinkedBlockingQueue<Json> messages = new LinkedBlockingQueue<>();
    private final PeerConnection connection;

    MemoryWire(Server server, Principal principal) {
        this.connection = new PeerConnection(server, new Sender(principal, "memory"), new Messages(), new JsonReader(JsonLimits.DEFAULT));
    }

    private final class Messages implements MessageSink {
        @Override
        public void send(Json message) {
            messages.add(message);
        }

        @Override
        public boolean offer(Json message) {
            return messages.add(message);
        }
    }

    @Override
    public void send(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        connection.receive(message, 0, message.length);
    }

    @Override
    public Optional<Received> receive(Duration patience) throws InterruptedException {
        return Optional.ofNullable(messages.poll(patience.toNanos(), TimeUnit.NANOSECONDS))
                .map(message -> new Received("connection", message));
    }

    @Override
    public void close() {
        connection.close();
    }
}
