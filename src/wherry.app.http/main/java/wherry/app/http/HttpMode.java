package wherry.app.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import wherry.app.BadSetting;
import wherry.app.Mode;
import wherry.app.Option;
import wherry.app.PlatformLoggers;
import wherry.app.Settings;
import wherry.app.Shutdown;
import wherry.http.HttpTransport;
import wherry.http.engine.HttpEngine;
import wherry.http.engine.RequestLine;
import wherry.http.options.HostName;
import wherry.http.options.HttpOptions;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;
import wherry.http.options.WebOrigin;
import wherry.http.request.Authenticator;
import wherry.server.Server;

/// Serves by HTTP until the process is told to stop.
public final class HttpMode implements Mode {
    private static final Option HOST = Option.of("HOST", "localhost", "a host name or address",
            "where HTTP listens; localhost is 127.0.0.1 and ::1");
    private static final Option PORT = Option.of("PORT", "8000", "0 to 65535", "where HTTP listens; 0 takes a free port");
    private static final Option PATH = Option.of("MCP_PATH", "/mcp", "a path", "of the MCP endpoint");
    private static final Option ALLOWED_HOSTS = Option.of("MCP_ALLOWED_HOSTS", "", "names or addresses, separated by commas",
            "that a Host header may have, beside the loopback ones, HOST, and the address that the client connected to");
    private static final Option ALLOWED_ORIGINS = Option.of("MCP_ALLOWED_ORIGINS", "", "origins, separated by commas",
            "whose web pages may call and read the answers, beside loopback ones");
    private static final Option LEGACY_SSE = Option.of("MCP_LEGACY_SSE", "on", "on or off",
            "serve the HTTP+SSE transport of 2024-11-05 at /sse and /messages");
    private static final Option ENGINE = Option.of("MCP_HTTP_ENGINE", "known", "known or any",
            "any: also an HTTP server on the module path whose limits nothing sets");
    private static final Option MAX_CONNECTIONS = Option.of("MCP_MAX_CONNECTIONS", "8192", "1 to 1000000",
            "connections at once; fewer when the process may not have as many files open");
    private static final Option MAX_SESSIONS = Option.of("MCP_MAX_SESSIONS", "10000", "1 to 1000000",
            "sessions of older revisions; for one more the one that idles longest is ended");
    private static final Option SESSION_IDLE = Option.of("MCP_SESSION_IDLE", "1800", "seconds", "after which an unused session ends");
    private static final Option HEARTBEAT = Option.of("MCP_HEARTBEAT", "0.5", "seconds", "between the signs of life on a call's stream");
    private static final Option LISTEN_HEARTBEAT = Option.of("MCP_LISTEN_HEARTBEAT", "15", "seconds",
            "between the signs of life on a stream that only listens");

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Option> options() {
        return List.of(HOST, PORT, PATH, ALLOWED_HOSTS, ALLOWED_ORIGINS, LEGACY_SSE, ENGINE, MAX_CONNECTIONS,
                MAX_SESSIONS, SESSION_IDLE, HEARTBEAT, LISTEN_HEARTBEAT);
    }

    @Override
    public Prepared prepare(Settings settings) {
        HttpOptions options = options(settings);
        boolean anyEngine = settings.isFirst(ENGINE, "any", "known");
        return new Prepared() {
            @Override
            public int serve(Server server, Duration drain) throws IOException, InterruptedException {
                return HttpMode.serve(options, anyEngine, drain, server);
            }

            @Override
            public boolean isWell() {
                return Health.ask(options.host(), options.port());
            }

            @Override
            public Optional<URI> address() {
                return Optional.of(HttpMode.address(options));
            }
        };
    }

    private static URI address(HttpOptions options) {
        try {
            return new URI("http", null, Health.reachable(options.host()), options.port(), options.path(), null, null);
        } catch (URISyntaxException e) {
            throw new BadSetting("HOST: expected " + HOST.values() + " that a URL can have, got '" + options.host() + "'");
        }
    }

    private static int serve(HttpOptions options, boolean anyEngine, Duration drain, Server server) throws IOException, InterruptedException {
        HttpTransport transport;
        try {
            PlatformLoggers.watch(RequestLine.LOGGER, RequestLine::logged);
            transport = new HttpTransport(server, options, Authenticator.ANONYMOUS, HttpEngine.find(anyEngine));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
        transport.start();
        Shutdown.on(server, drain, _ -> transport.close());
        // The shutdown hook ends the process; until then there is nothing to do here.
        Thread.currentThread().join();
        return 0;
    }

    private static HttpOptions options(Settings settings) {
        var streams = StreamLimits.DEFAULT;
        try {
            return new HttpOptions(settings.required(HOST), settings.whole(PORT, 0, 65_535), settings.text(PATH).orElse(""),
                    words(settings, ALLOWED_HOSTS, HostName::parse), words(settings, ALLOWED_ORIGINS, WebOrigin::parse),
                    settings.isOn(LEGACY_SSE), settings.maxMessage(), settings.whole(MAX_CONNECTIONS, 1, 1_000_000),
                    sessions(settings),
                    new StreamLimits(streams.quick(), settings.seconds(HEARTBEAT), settings.seconds(LISTEN_HEARTBEAT),
                            streams.retry(), streams.writeDeadline(), streams.backlogEvents(), streams.backlogBytes()));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }

    private static <T> Set<T> words(Settings settings, Option option, Function<String, T> parser) {
        try {
            return settings.words(option).stream().map(parser).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new BadSetting(option.name() + ": " + e.getMessage());
        }
    }

    private static SessionLimits sessions(Settings settings) {
        var usual = SessionLimits.DEFAULT;
        return new SessionLimits(settings.seconds(SESSION_IDLE), settings.whole(MAX_SESSIONS, 1, 1_000_000),
                usual.perPrincipal(), usual.calls(), usual.replayEvents(), usual.replayBytes(), usual.replayTotal());
    }
}
