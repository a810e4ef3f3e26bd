package wherry.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.http.engine.HttpEngine;
import wherry.http.options.HostName;
import wherry.http.options.HttpAdditions;
import wherry.http.options.HttpOptions;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;
import wherry.http.options.WebOrigin;
import wherry.http.request.Authenticator;
import wherry.protocol.MetaKey;
import wherry.server.Server;
import wherry.server.event.Log;
import wherry.server.options.ClientOptions;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;

/// A server on a free port, with frequent heartbeats and [TestTools].
public final class Running implements AutoCloseable {
    static final String META = "\"_meta\":{\"" + MetaKey.PROTOCOL_VERSION + "\":\"2026-07-28\",\"" + MetaKey.CLIENT_CAPABILITIES
            + "\":{\"elicitation\":{}},\"" + MetaKey.LOG_LEVEL + "\":\"debug\",\"progressToken\":1}";

    final TestTools tools = new TestTools();
    final ListLog log = new ListLog();
    final List<String> logged = log.lines();
    final Server server = new Server(options(), HostOptions.temporary(Map.of()), log, InstantSource.system(), SecureRandom::new, List.of());
    final HttpTransport transport;

    private Running(HttpOptions options, HttpAdditions additions, Function<Log, Authenticator> authenticator) throws IOException {
        server.start(List.of(tools));
        // Any engine: the tests can also run on another one than the JDK's.
        transport = new HttpTransport(server, options, additions, authenticator.apply(log), HttpEngine.find(true));
        transport.start();
    }

    /// With one key, as replicas have, and with results of any size.
    private static ServerOptions options() {
        ServerOptions usual = ServerOptions.defaults(Implementation.of("test", "1"));
        return new ServerOptions(usual.info(), usual.workers(), usual.queue(), usual.addressShare(), usual.rate(), usual.callTimeout(),
                usual.askTimeout(), usual.pageSize(), usual.listTtl(), usual.listeners(), usual.subscriptions(), usual.inFlight(),
                usual.stateTtl(), List.of(new byte[32])).with(new ClientOptions(true, Integer.MAX_VALUE, Map.of()));
    }

    /// No call takes so long that a stream is opened for it, however busy the machine is.
    static Running start() throws IOException {
        return start(options(streams(Duration.ofHours(1))));
    }

    /// A stream is opened for each call that takes longer than 50 ms.
    static Running startStreaming() throws IOException {
        return start(options(streams(Duration.ofMillis(50))));
    }

    private static StreamLimits streams(Duration quick) {
        return new StreamLimits(quick, Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(1), 16, 64 << 10);
    }

    static Running start(HttpOptions options) throws IOException {
        return start(options, Authenticator.ANONYMOUS);
    }

    static Running start(HttpOptions options, Authenticator authenticator) throws IOException {
        return start(options, HttpAdditions.NONE, authenticator);
    }

    static Running start(HttpOptions options, HttpAdditions additions, Authenticator authenticator) throws IOException {
        return new Running(options, additions, _ -> authenticator);
    }

    static Running startWith(HttpOptions options, Function<Log, Authenticator> authenticator) throws IOException {
        return new Running(options, HttpAdditions.NONE, authenticator);
    }

    static HttpOptions options(StreamLimits streams) {
        return options(SessionLimits.DEFAULT, streams);
    }

    static HttpOptions options(SessionLimits sessions, StreamLimits streams) {
        return new HttpOptions("127.0.0.1", 0, "/mcp", Set.of(HostName.parse("mcp.example.com")),
                Set.of(WebOrigin.parse("https://app.example.com")), true,
                256 << 10, 4096, sessions, streams);
    }

    static SessionLimits sessions(Duration idle, int calls, int replayEvents, int replayBytes) {
        return new SessionLimits(idle, Duration.ZERO, 3, 2, calls, replayEvents, replayBytes, 1 << 20);
    }

    static Running start(SessionLimits sessions) throws IOException {
        return start(options(sessions, streams(Duration.ofHours(1))));
    }

    Raw connect() throws IOException {
        return new Raw(transport.port());
    }

    /// Connects from another of the loopback addresses.
    Raw connect(String from) throws IOException {
        return new Raw(new Socket(InetAddress.getByName("127.0.0.1"), transport.port(), InetAddress.getByName(from), 0));
    }

    /// Sends one request on a connection of its own.
    Raw.Response send(String method, String path, String body, String... headers) throws IOException {
        try (Raw raw = connect()) {
            return raw.send(Raw.request(method, path, body, headers)).response();
        }
    }

    Raw.Response post(String body, String... headers) throws IOException {
        return send("POST", "/mcp", body, headers);
    }

    /// Whether it serves a new connection. It closes one that is too many.
    boolean serves() {
        try {
            return send("GET", "/healthz", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// A modern call of a tool, with the headers that belong to it.
    static String modernCall(String id, String tool, String arguments, String... headers) {
        return modern(id, "tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments, or(headers, "Mcp-Name: " + tool));
    }

    static String modern(String id, String method, String params, String... headers) {
        String body = message(id, method, params + (params.isEmpty() ? "" : ",") + META);
        return Raw.request("POST", "/mcp", body, or(headers, "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: " + method));
    }

    static String message(String id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    /// A legacy call of a tool.
    static String call(String id, String tool, String arguments) {
        return message(id, "tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments
                + ",\"_meta\":{\"progressToken\":1}");
    }

    /// Opens a session and gives the header that names it.
    String session(String revision) throws IOException {
        Raw.Response opened = post(message("0", "initialize", "\"protocolVersion\":\"" + revision
                + "\",\"capabilities\":{\"elicitation\":{}},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}"));
        String header = "Mcp-Session-Id: " + opened.header("mcp-session-id").orElseThrow();
        post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", header);
        return header;
    }

    /// The given headers, and those of the usual ones whose names are not among them.
    private static String[] or(String[] given, String... others) {
        Set<String> names = Stream.of(given).map(Running::name).collect(Collectors.toSet());
        return Stream.concat(Stream.of(others).filter(other -> !names.contains(name(other))), Stream.of(given))
                .toArray(String[]::new);
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
    }

    public static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never: " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        server.close();
        transport.close();
    }
}
