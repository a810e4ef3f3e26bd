package wherry.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wherry.protocol.Revision;
import wherry.server.Server;
import wherry.server.options.ClientOptions;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.server.options.ToolOptions;
import wherry.server.options.ToolPattern;
import wherry.tool.Capability;
import wherry.tool.Implementation;
import wherry.tool.Principal;

/// A server in memory with the capabilities under test. Safe for use by many threads, each with peers of its own.
///
/// ```java
/// @ParameterizedTest
/// @FieldSource("wherry.testkit.TestServer#REVISIONS_WITH_ELICITATION")
/// void greetsTheUserByName(String revision) {
///     try (var server = TestServer.with(new Greetings()); var peer = server.peer(revision)) {
///         assertEquals("Hello, Ada!", peer.onElicit(Map.of("name", "Ada")).call("greet").text());
///     }
/// }
/// ```
public final class TestServer implements AutoCloseable {
    /// Every revision of the protocol, oldest first.
    public static final List<String> REVISIONS = Revision.TEXTS.reversed();
    /// Those in which a server can ask the user.
    public static final List<String> REVISIONS_WITH_ELICITATION =
            REVISIONS.subList(Revision.V2025_06_18.ordinal(), REVISIONS.size());

    private final TestClock clock = new TestClock(Instant.parse("2026-08-01T12:00:00Z"));
    private final KeptLog log = new KeptLog();
    private final HostOptions host;
    private final Server server;

    private TestServer(Builder builder) {
        ServerOptions usual = ServerOptions.defaults(Implementation.of("wherry-test", "1"));
        var options = new ServerOptions(usual.info(), builder.workers, builder.queue, 100, usual.rate(), builder.callTimeout,
                builder.askTimeout, builder.pageSize, usual.listTtl(), builder.listeners, builder.subscriptions,
                builder.inFlight, usual.stateTtl(), builder.stateKeys).with(builder.clients).with(builder.tools);
        this.host = HostOptions.temporary(builder.settings);
        this.server = new Server(options, host, log, clock, SecureRandom::new, List.of());
    }

    /// A server with these capabilities and usual limits.
    public static TestServer with(Capability... capabilities) {
        return builder().start(capabilities);
    }

    /// A server with these capabilities and settings.
    ///
    /// @throws IllegalArgumentException when the capability refuses its settings
    public static TestServer with(Map<String, String> settings, Capability... capabilities) {
        return builder().settings(settings).start(capabilities);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A client that speaks this revision, such as `2025-06-18`.
    public TestPeer peer(String revision) {
        return new TestPeer(wire(Principal.ANONYMOUS), revision);
    }

    /// A connection for a peer on whose behalf `principal` calls, or for a [Transcript].
    public Wire wire(Principal principal) {
        return new MemoryWire(server, principal);
    }

    /// Fails unless every client takes all tools as they are. What only strict modes or raw APIs refuse does not count.
    ///
    /// @param exceptions the reasons why tools need not be portable, by their names
    /// @throws AssertionError that says what breaks which client, and what to write instead; or which exception is in vain
    public void requirePortable(Map<String, String> exceptions) {
        PortabilityAssertion.check(server.lint(), exceptions);
    }

    /// The server itself, to put a transport before it: for the modules alone that may see its module.
    @SuppressWarnings("exports")
    public Server server() {
        return server;
    }

    /// The clock of the server.
    public TestClock clock() {
        return clock;
    }

    /// The lines that the server logged so far, with the stacks of what was thrown.
    public List<String> logged() {
        return log.lines();
    }

    /// Refuses new calls, ends subscriptions, and waits for the calls at work, as on shutdown.
    ///
    /// @return whether all of them ended in time
    public boolean drain(Duration patience) throws InterruptedException {
        return server.drain(patience);
    }

    /// The folder below which each capability has its [wherry.tool.Host#data], by its name. It lasts until [#close].
    public Path data() {
        return host.data();
    }

    /// Stops the server, closes the capabilities, and deletes what they kept.
    @Override
    public void close() {
        server.close();
        if (Files.exists(host.data())) {
            delete(host.data());
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sets the limits and settings that are not the usual ones.
    public static final class Builder {
        private final Map<String, String> settings = new HashMap<>();
        private int workers = 64;
        private int queue = 1024;
        private int pageSize = 100;
        private int listeners = 1000;
        private int subscriptions = 1000;
        private int inFlight = 1000;
        private Duration callTimeout = Duration.ofMinutes(10);
        private Duration askTimeout = Duration.ofMinutes(5);
        private List<byte[]> stateKeys = List.of();
        private ClientOptions clients = ClientOptions.DEFAULT;
        private ToolOptions tools = ToolOptions.ALL;

        private Builder() {
        }

        /// The value of a capability's setting.
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /// The values of several settings: a capability's by their names, and `page`, `uris`, `workers` and `search` of the server.
        public Builder settings(Map<String, String> values) {
            values.forEach((name, value) -> {
                switch (name) {
                    case "page" -> pageSize(Integer.parseInt(value));
                    case "uris" -> subscriptions(listeners, Integer.parseInt(value));
                    case "workers" -> workers(Integer.parseInt(value), queue);
                    case "search" -> toolSearch(value.split(","));
                    default -> setting(name, value);
                }
            });
            return this;
        }

        /// How many calls work at once, and how many more may wait.
        public Builder workers(int atWork, int waiting) {
            workers = atWork;
            queue = waiting;
            return this;
        }

        /// Items on one page of a list.
        public Builder pageSize(int items) {
            pageSize = items;
            return this;
        }

        /// How many subscription streams there may be, and how many URIs one client may subscribe to.
        public Builder subscriptions(int streams, int uris) {
            listeners = streams;
            subscriptions = uris;
            return this;
        }

        /// How many requests of one peer may be open at once.
        public Builder inFlight(int requests) {
            inFlight = requests;
            return this;
        }

        /// How long a call may take, and how long it may wait for its client.
        public Builder timeouts(Duration call, Duration ask) {
            callTimeout = call;
            askTimeout = ask;
            return this;
        }

        /// 32-byte keys that seal what clients carry: the first seals, all open.
        public Builder stateKeys(byte[]... keys) {
            stateKeys = List.of(keys);
            return this;
        }

        /// How many bytes a result may have.
        public Builder resultLimit(int bytes) {
            clients = new ClientOptions(clients.textArguments(), bytes, clients.exceptions());
            return this;
        }

        /// Lists a search in the place of the tools, as `MCP_TOOL_SEARCH` does.
        ///
        /// @param pinned the names of tools that are listed beside it
        public Builder toolSearch(String... pinned) {
            tools = new ToolOptions(List.of(), "", false, 1, Stream.of(pinned).map(ToolPattern::new).toList());
            return this;
        }

        /// @throws IllegalArgumentException when a capability refuses its settings, or two clash
        public TestServer start(Capability... capabilities) {
            var server = new TestServer(this);
            server.server.start(List.of(capabilities));
            return server;
        }
    }
}
