package wherry.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;
import wherry.tool.Setting;

/// The settings of the server itself, and their values. Each method throws [BadSetting] when a value that it reads is not valid.
public final class ServerSettings {
    private static final ServerOptions DEFAULTS = ServerOptions.defaults(Implementation.of("", ""));
    private static final int DEFAULT_MESSAGE = 4 << 20;

    static final Setting LOG_LEVEL = Setting.of("LOG_LEVEL", "least level of the lines on standard error")
            .values("trace, debug, info, warning, error or off").fallback("info");
    static final Setting LOG_FORMAT = Setting.of("LOG_FORMAT", "form of the log: one JSON object a line, or text for people")
            .values("json or text").fallback("json");
    static final Setting WORKERS = whole("WORKERS", "calls of tools, prompts and resources at work at once", "1 to 10000",
            DEFAULTS.workers());
    static final Setting QUEUE = whole("MCP_QUEUE", "calls that wait for a worker; the next is told the server is busy",
            "0 to 1000000", DEFAULTS.queue());
    static final Setting ADDRESS_SHARE = whole("MCP_ADDRESS_SHARE",
            "percent of the workers and of the queue that the calls of one address may take (HTTP)", "1 to 100",
            DEFAULTS.addressShare());
    static final Setting RATE = whole("MCP_RATE", "calls that one principal may make in a second; 0 means no limit",
            "0 to 1000000", DEFAULTS.rate());
    static final Setting CALL_TIMEOUT = seconds("MCP_CALL_TIMEOUT", "time after which the server stops a call", DEFAULTS.callTimeout());
    static final Setting ASK_TIMEOUT = seconds("MCP_ASK_TIMEOUT", "how long a call waits for its client's answer",
            DEFAULTS.askTimeout());
    static final Setting DRAIN = Setting.of("MCP_DRAIN", "how long calls at work may take to end on shutdown")
            .values("seconds").fallback("10");
    static final Setting MAX_MESSAGE = whole("MCP_MAX_MESSAGE", "bytes of one message or body", "1024 to 1073741824",
            DEFAULT_MESSAGE);
    static final Setting PAGE_SIZE = whole("MCP_PAGE_SIZE", "items on one page of a list", "1 to 10000", DEFAULTS.pageSize());
    static final Setting LIST_TTL = Setting.of("MCP_LIST_TTL", "how long clients may keep lists").values("seconds")
            .fallback(String.valueOf(DEFAULTS.listTtl().toSeconds()));
    static final Setting MAX_LISTENERS = whole("MCP_MAX_LISTENERS", "subscriptions/listen streams at once", "0 to 1000000",
            DEFAULTS.listeners());
    static final Setting MAX_SUBSCRIPTIONS = whole("MCP_MAX_SUBSCRIPTIONS", "resource URIs that one client may subscribe to",
            "0 to 1000000", DEFAULTS.subscriptions());
    static final Setting MAX_CALLS = whole("MCP_MAX_CALLS", "open requests of one connection or session", "1 to 1000000",
            DEFAULTS.inFlight());
    static final Setting STATE_TTL = seconds("MCP_STATE_TTL", "how long a client may take to come back with input",
            DEFAULTS.stateTtl());
    static final Setting STATE_KEY = Setting.of("MCP_STATE_KEY",
            "seals request states and cursors; without it they are invalid after a restart").values("32 bytes in base64 or hex").asSecret();
    static final Setting STATE_KEY_OLD = Setting.of("MCP_STATE_KEY_OLD",
            "the previous key: what it sealed still opens while keys are changed").values("32 bytes in base64 or hex").asSecret();

    static final Setting MODULES = Setting.of("MCP_MODULES", "more capabilities, each from a jar of its own")
            .values("a jar, or a folder of jars");

    private static final List<Setting> ALL = List.of(LOG_LEVEL, LOG_FORMAT, MODULES, WORKERS, QUEUE, ADDRESS_SHARE, RATE, CALL_TIMEOUT,
            ASK_TIMEOUT, DRAIN, MAX_MESSAGE, PAGE_SIZE, LIST_TTL, MAX_LISTENERS, MAX_SUBSCRIPTIONS, MAX_CALLS, STATE_TTL,
            STATE_KEY, STATE_KEY_OLD);

    private ServerSettings() {
    }

    private static Setting whole(String name, String description, String values, int fallback) {
        return Setting.of(name, description).values(values).fallback(String.valueOf(fallback));
    }

    private static Setting seconds(String name, String description, Duration fallback) {
        return Setting.of(name, description).values("seconds, more than 0").fallback(String.valueOf(fallback.toSeconds()));
    }

    /// All settings of a server with these modes and no capabilities.
    public static List<Setting> all(List<Mode> modes) {
        var all = new ArrayList<Setting>();
        all.add(transport(modes));
        all.addAll(ALL);
        modes.forEach(mode -> all.addAll(mode.settings()));
        return all;
    }

    private static Setting transport(List<Mode> modes) {
        String names = String.join(" or ", modes.stream().map(Mode::name).toList());
        return Setting.of("MCP_TRANSPORT", "how clients reach the server")
                .values(modes.size() > 1 ? names : names + ", the only one in this runtime").fallback("stdio");
    }

    /// The chosen mode. After this call a wrong value of the environment only causes a warning where it may be meant for another
    /// program: the log's settings, and on stdio each setting without the prefix.
    static Mode mode(Settings settings, List<Mode> modes) {
        Mode chosen = settings.read(transport(modes), text -> modes.stream().filter(mode -> mode.name().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text)));
        settings.tolerate(setting -> setting.equals(LOG_LEVEL) || setting.equals(LOG_FORMAT) || chosen instanceof StdioMode
                && !setting.hasPrefix());
        return chosen;
    }

    static Level logLevel(Settings settings) {
        return settings.read(LOG_LEVEL, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "trace", "verbose", "finest", "all" -> Level.TRACE;
            case "debug", "fine" -> Level.DEBUG;
            case "info", "information", "notice" -> Level.INFO;
            case "warning", "warn" -> Level.WARNING;
            case "error", "err", "severe", "critical", "fatal", "alert", "emergency" -> Level.ERROR;
            case "off", "none", "silent", "quiet" -> Level.OFF;
            default -> throw new IllegalArgumentException(text);
        });
    }

    static boolean isJsonLog(Settings settings) {
        return settings.isFirst(LOG_FORMAT, "json", "text");
    }

    public static int maxMessage(Settings settings) {
        return settings.whole(MAX_MESSAGE, 1024, 1 << 30);
    }

    static Duration drain(Settings settings) {
        return settings.seconds(DRAIN);
    }

    /// The options of the server.
    static ServerOptions options(Settings settings, Implementation info) {
        return new ServerOptions(info, settings.whole(WORKERS, 1, 10_000), settings.whole(QUEUE, 0, 1_000_000),
                settings.whole(ADDRESS_SHARE, 1, 100), settings.whole(RATE, 0, 1_000_000), some(settings, CALL_TIMEOUT),
                some(settings, ASK_TIMEOUT), settings.whole(PAGE_SIZE, 1, 10_000), settings.seconds(LIST_TTL),
                settings.whole(MAX_LISTENERS, 0, 1_000_000), settings.whole(MAX_SUBSCRIPTIONS, 0, 1_000_000),
                settings.whole(MAX_CALLS, 1, 1_000_000), some(settings, STATE_TTL), keys(settings));
    }

    /// At least a millisecond, since every call would time out at 0.
    private static Duration some(Settings settings, Setting setting) {
        return settings.seconds(setting, Duration.ofMillis(1));
    }

    private static List<byte[]> keys(Settings settings) {
        var keys = new ArrayList<byte[]>();
        for (Setting key : List.of(STATE_KEY, STATE_KEY_OLD)) {
            settings.text(key).ifPresent(_ -> keys.add(settings.read(key, ServerSettings::key)));
        }
        if (settings.text(STATE_KEY).isEmpty() && !keys.isEmpty()) {
            throw new BadSetting(STATE_KEY_OLD.name() + " is set without " + STATE_KEY.name());
        }
        return keys;
    }

    private static byte[] key(String text) {
        byte[] key = text.matches("[0-9a-fA-F]{64}") ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
        if (key.length != 32) {
            throw new IllegalArgumentException("length");
        }
        return key;
    }
}
