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
import wherry.app.PlatformLoggers;
import wherry.app.ServerSettings;
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
import wherry.tool.Setting;

/// Serves by HTTP until the process is told to stop.
public final class HttpMode implements Mode {
    private static final HttpOptions DEFAULTS = HttpOptions.at("localhost", 8000);
    private static final Setting HOST = Setting.of("HOST", "address on which HTTP listens; localhost is 127.0.0.1 and ::1").values("a host name or address")
            .fallback(DEFAULTS.host());
    private static final Setting PORT = Setting.of("PORT", "port on which HTTP listens; 0 takes a free port").values("0 to 65535")
            .fallback(String.valueOf(DEFAULTS.port()));
    private static final Setting PATH = Setting.of("MCP_PATH", "path of the MCP endpoint").values("a path")
            .fallback(DEFAULTS.path());
    private static final Setting ALLOWED_HOSTS = Setting.of("MCP_ALLOWED_HOSTS",
            "hosts that a Host header may name, beside the loopback ones, HOST, and the address that the client connected to").values("names or addresses, separated by commas");
    private static final Setting ALLOWED_ORIGINS = Setting.of("MCP_ALLOWED_ORIGINS",
            "origins whose web pages may call and read the answers, beside loopback ones").values("origins, separated by commas");
    private static final Setting LEGACY_SSE = Setting.of("MCP_LEGACY_SSE",
            "serve the HTTP+SSE transport of 2024-11-05 at /sse and /messages").values("on or off").fallback("on");
    private static final Setting ENGINE = Setting.of("MCP_HTTP_ENGINE",
            "any also allows another HTTP server than the JDK's, when one is on the module path").values("jdk or any").fallback("jdk");
    private static final Setting MAX_CONNECTIONS = Setting.of("MCP_MAX_CONNECTIONS",
            "connections at once; fewer when the process may open fewer files").values("1 to 1000000")
            .fallback(String.valueOf(DEFAULTS.maxConnections()));
    private static final Setting MAX_SESSIONS = Setting.of("MCP_MAX_SESSIONS",
            "sessions of older revisions at once; for one more the server forgets the session that is unused longest").values("1 to 1000000")
            .fallback(String.valueOf(DEFAULTS.sessions().most()));
    private static final Setting SESSION_IDLE = Setting.of("MCP_SESSION_IDLE", "time after which the server forgets an unused session")
            .values("seconds").fallback(String.valueOf(DEFAULTS.sessions().idle().toSeconds()));
    private static final Setting SESSION_RESUME = Setting.of("MCP_SESSION_RESUME",
            "time from its start in which a session can be taken up after a restart, by another replica with the same MCP_STATE_KEY, or when it was forgotten; 0: never")
            .values("seconds").fallback(String.valueOf(DEFAULTS.sessions().resume().toSeconds()));
    private static final Setting HEARTBEAT = Setting.of("MCP_HEARTBEAT", "time between the heartbeats on a call's stream")
            .values("seconds").fallback("0.5");
    private static final Setting LISTEN_HEARTBEAT = Setting.of("MCP_LISTEN_HEARTBEAT",
            "time between the heartbeats on a stream that only listens").values("seconds")
            .fallback(String.valueOf(DEFAULTS.streams().listenHeartbeat().toSeconds()));

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Setting> settings() {
        return List.of(HOST, PORT, PATH, ALLOWED_HOSTS, ALLOWED_ORIGINS, LEGACY_SSE, ENGINE, MAX_CONNECTIONS,
                MAX_SESSIONS, SESSION_IDLE, SESSION_RESUME, HEARTBEAT, LISTEN_HEARTBEAT);
    }

    @Override
    public Prepared prepare(Settings settings) {
        HttpOptions options = options(settings);
        boolean anyEngine = settings.isFirst(ENGINE, "any", "jdk");
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
        // The shutdown hook ends the process. This thread waits until then.
        Thread.currentThread().join();
        return 0;
    }

    private static HttpOptions options(Settings settings) {
        var streams = StreamLimits.DEFAULT;
        try {
            return new HttpOptions(settings.required(HOST), settings.whole(PORT, 0, 65_535), settings.text(PATH).orElse(""),
                    words(settings, ALLOWED_HOSTS, HostName::parse), words(settings, ALLOWED_ORIGINS, WebOrigin::parse),
                    settings.isOn(LEGACY_SSE), ServerSettings.maxMessage(settings), settings.whole(MAX_CONNECTIONS, 1, 1_000_000),
                    sessions(settings),
                    new StreamLimits(streams.quick(), settings.seconds(HEARTBEAT), settings.seconds(LISTEN_HEARTBEAT),
                            streams.writeDeadline(), streams.backlogEvents(), streams.backlogBytes()));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }

    private static <T> Set<T> words(Settings settings, Setting setting, Function<String, T> parser) {
        try {
            return settings.words(setting).stream().map(parser).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new BadSetting(setting.name() + ": " + e.getMessage());
        }
    }

    private static SessionLimits sessions(Settings settings) {
        var usual = SessionLimits.DEFAULT;
        return new SessionLimits(settings.seconds(SESSION_IDLE), settings.seconds(SESSION_RESUME), settings.whole(MAX_SESSIONS, 1, 1_000_000),
                usual.perPrincipal(), usual.calls(), usual.replayEvents(), usual.replayBytes(), usual.replayTotal());
    }
}
