package wherry.check.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.ServiceLoader;
import wherry.check.schema.CheckedWire;
import wherry.http.HttpTransport;
import wherry.http.options.HttpOptions;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;
import wherry.testkit.Wire;
import wherry.tool.Capability;
import wherry.tool.Principal;

/// A server with the fixture capability on one transport. Its messages are checked against the official schemas.
public final class FixtureServer implements AutoCloseable {
    public static final int MESSAGE_LIMIT = 1 << 20;

    private final TestServer server;
    private final Transport transport;
    private HttpTransport http;

    private FixtureServer(TestServer server, Transport transport) {
        this.server = server;
        this.transport = transport;
    }

    public static FixtureServer over(Transport transport) {
        return over(transport, Map.of());
    }

    /// @param settings the settings of the capability by name, and of the server `page`, `uris`, `workers` and `search`
    public static FixtureServer over(Transport transport, Map<String, String> settings) {
        var server = new FixtureServer(TestServer.with(settings, fixture()), transport);
        if (transport == Transport.HTTP) {
            server.listen();
        }
        return server;
    }

    private static Capability fixture() {
        return ServiceLoader.load(Capability.class).stream().map(ServiceLoader.Provider::get)
                .filter(capability -> capability.name().equals("fixture")).findFirst().orElseThrow();
    }

    private void listen() {
        http = new HttpTransport(server.server(), HttpOptions.at("127.0.0.1", 0));
        try {
            http.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestServer server() {
        return server;
    }

    /// The address of the server; only for HTTP.
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.port());
    }

    public Wire wire(String revision) {
        return new CheckedWire(plainWire(revision), revision, transport.word());
    }

    private Wire plainWire(String revision) {
        return switch (transport) {
            case MEMORY -> server.wire(Principal.ANONYMOUS);
            case STDIO -> new StdioWire(server.server(), MESSAGE_LIMIT);
            // Only the oldest revision has this transport.
            case HTTP -> revision.equals("2024-11-05") ? new SseWire(address()) : new HttpWire(address(), revision);
        };
    }

    public TestPeer peer(String revision) {
        return new TestPeer(wire(revision), revision);
    }

    @Override
    public void close() {
        server.close();
        if (http != null) {
            http.close();
        }
    }
}
