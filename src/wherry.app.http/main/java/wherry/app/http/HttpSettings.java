package wherry.app.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import wherry.app.ServerSettings;
import wherry.app.Settings;
import wherry.http.options.HostName;
import wherry.http.options.HttpOptions;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;
import wherry.http.options.WebOrigin;
import wherry.tool.Setting;

/// The settings of HTTP, and their values. The parsers are classes, since a start on the standard streams would make those of lambdas.
final class HttpSettings {
    private static final int MILLION = 1_000_000;
    private static final int SHORTEST_TOKEN = 16;
    private static final HttpOptions DEFAULTS = HttpOptions.at("localhost", 8000);
    static final Setting<String> HOST = Setting.of("HOST", "address on which HTTP listens; localhost is 127.0.0.1 and ::1",
            "a host name or address", new Function<String, String>() {
                @Override
                public String apply(String text) {
                    return valid(text, !text.isEmpty());
                }
            }).fallback(DEFAULTS.host());
    static final Setting<Integer> PORT = Setting.integer("PORT", "port on which HTTP listens; 0 takes a free port")
            .range(0, 65_535).fallback(DEFAULTS.port());
    static final Setting<String> PATH = Setting.of("MCP_PATH", "path of the MCP endpoint", HttpOptions.VALID_PATH,
            new Function<String, String>() {
                @Override
                public String apply(String text) {
                    return valid(text, HttpOptions.isPath(text));
                }
            }).fallback(DEFAULTS.path());
    static final Setting<List<HostName>> ALLOWED_HOSTS = Setting.of("MCP_ALLOWED_HOSTS",
            "hosts that a Host header may name, beside the loopback ones, HOST, and the address that the client connected to",
            HostName.VALID, new Function<String, HostName>() {
                @Override
                public HostName apply(String text) {
                    return HostName.parse(text);
                }
            }).asList();
    static final Setting<List<WebOrigin>> ALLOWED_ORIGINS = Setting.of("MCP_ALLOWED_ORIGINS",
            "origins whose web pages may call and read the answers, beside loopback ones", WebOrigin.VALID, new Function<String, WebOrigin>() {
                @Override
                public WebOrigin apply(String text) {
                    return WebOrigin.parse(text);
                }
            }).asList();
    static final Setting<Boolean> LEGACY_SSE = Setting.flag("MCP_LEGACY_SSE",
            "serve the HTTP+SSE transport of 2024-11-05 at /sse and /messages").fallback(true);
    static final Setting<String> ENGINE = Setting.choice("MCP_HTTP_ENGINE",
            "any also allows another HTTP server than the JDK's, when one is on the module path", "jdk", "any").fallback("jdk");
    static final Setting<Integer> MAX_CONNECTIONS = Setting.integer("MCP_MAX_CONNECTIONS",
            "connections at once; fewer when the process may open fewer files").range(1, MILLION).fallback(DEFAULTS.maxConnections());
    static final Setting<Integer> MAX_SESSIONS = Setting.integer("MCP_MAX_SESSIONS",
            "sessions of older revisions at once; for one more the server forgets the session that is unused longest").range(1, MILLION)
            .fallback(DEFAULTS.sessions().most());
    static final Setting<Duration> SESSION_IDLE = Setting.duration("MCP_SESSION_IDLE",
            "time after which the server forgets an unused session").fallback(DEFAULTS.sessions().idle());
    static final Setting<Duration> SESSION_RESUME = Setting.duration("MCP_SESSION_RESUME", "time from its start in which a session can be "
            + "taken up after a restart, by another replica with the same MCP_STATE_KEY, or when it was forgotten; 0: never")
            .fallback(DEFAULTS.sessions().resume());
    static final Setting<Duration> HEARTBEAT = Setting.duration("MCP_HEARTBEAT", "time between the heartbeats on a call's stream")
            .fallback(DEFAULTS.streams().heartbeat());
    static final Setting<Duration> LISTEN_HEARTBEAT = Setting.duration("MCP_LISTEN_HEARTBEAT",
            "time between the heartbeats on a stream that only listens").fallback(DEFAULTS.streams().listenHeartbeat());
    static final Setting<String> METRICS_TOKEN = Setting.of("MCP_METRICS_TOKEN",
            "gives access to the metrics at /metrics; without it there are none", "16 or more characters without spaces", new Function<String, String>() {
                @Override
                public String apply(String text) {
                    return valid(text, text.length() >= SHORTEST_TOKEN && text.chars().allMatch(each -> each > ' ' && each <= '~'));
                }
            }).asSecret();

    private HttpSettings() {
    }

    private static String valid(String text, boolean isValid) {
        if (!isValid) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    static List<Setting<?>> all() {
        var all = new ArrayList<Setting<?>>(List.of(HOST, PORT, PATH, ALLOWED_HOSTS, ALLOWED_ORIGINS, LEGACY_SSE, ENGINE, MAX_CONNECTIONS, MAX_SESSIONS, SESSION_IDLE,
                SESSION_RESUME, HEARTBEAT, LISTEN_HEARTBEAT, METRICS_TOKEN));
        all.addAll(AccessSettings.all());
        return all;
    }

    static HttpOptions options(Settings settings) {
        return new HttpOptions(settings.value(HOST), settings.value(PORT), settings.value(PATH), Set.copyOf(settings.value(ALLOWED_HOSTS)),
                Set.copyOf(settings.value(ALLOWED_ORIGINS)), settings.value(LEGACY_SSE), ServerSettings.maxMessage(settings),
                settings.value(MAX_CONNECTIONS), sessions(settings), streams(settings));
    }

    private static SessionLimits sessions(Settings settings) {
        var usual = SessionLimits.DEFAULT;
        return new SessionLimits(settings.value(SESSION_IDLE), settings.value(SESSION_RESUME), settings.value(MAX_SESSIONS), usual.perPrincipal(),
                usual.calls(), usual.replayEvents(), usual.replayBytes(), usual.replayTotal());
    }

    private static StreamLimits streams(Settings settings) {
        var usual = StreamLimits.DEFAULT;
        return new StreamLimits(usual.quick(), settings.value(HEARTBEAT), settings.value(LISTEN_HEARTBEAT), usual.writeDeadline(),
                usual.backlogEvents(), usual.backlogBytes());
    }
}
