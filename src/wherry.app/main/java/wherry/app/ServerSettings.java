package wherry.app;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import wherry.app.lint.LintExceptions;
import wherry.app.modules.JarPlace;
import wherry.server.options.ClientOptions;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;
import wherry.tool.Setting;

/// The settings of the server itself, and their values. Each method throws [BadSetting] when a value that it reads is not valid.
public final class ServerSettings {
    private static final ServerOptions DEFAULTS = ServerOptions.defaults(Implementation.of("", ""));
    private static final int MILLION = 1_000_000;
    /// Every call would time out at 0.
    private static final Duration SHORTEST = Duration.ofMillis(1);

    static final Setting<Level> LOG_LEVEL = Setting.of("LOG_LEVEL", "least level of the lines on standard error",
            "trace, debug, info, warning, error or off", new LevelName()).fallback(Level.INFO);
    static final Setting<String> LOG_FORMAT = Setting.choice("LOG_FORMAT", "form of the log: one JSON object a line, or text for people",
            "json", "text").fallback("json");
    static final Setting<Integer> WORKERS = Setting.integer("WORKERS", "calls of tools, prompts and resources at work at once")
            .range(1, 10_000).fallback(DEFAULTS.workers());
    static final Setting<Integer> QUEUE = Setting.integer("MCP_QUEUE", "calls that wait for a worker; the next is told the server is busy")
            .range(0, MILLION).fallback(DEFAULTS.queue());
    static final Setting<Integer> ADDRESS_SHARE = Setting.integer("MCP_ADDRESS_SHARE",
            "percent of the workers and of the queue that the calls of one principal, or of one unknown client's address, may take (HTTP)").range(1, 100)
            .fallback(DEFAULTS.addressShare());
    static final Setting<Integer> RATE = Setting.integer("MCP_RATE", "calls that one principal may make in a second; 0 means no limit")
            .range(0, MILLION).fallback(DEFAULTS.rate());
    static final Setting<Duration> CALL_TIMEOUT = Setting.duration("MCP_CALL_TIMEOUT", "time after which the server stops a call")
            .atLeast(SHORTEST).fallback(DEFAULTS.callTimeout());
    static final Setting<Duration> ASK_TIMEOUT = Setting.duration("MCP_ASK_TIMEOUT", "how long a call waits for its client's answer")
            .atLeast(SHORTEST).fallback(DEFAULTS.askTimeout());
    static final Setting<Duration> DRAIN = Setting.duration("MCP_DRAIN", "how long calls at work may take to end on shutdown")
            .fallback(Duration.ofSeconds(10));
    static final Setting<Long> MAX_MESSAGE = Setting.size("MCP_MAX_MESSAGE", "size of one message or body").range(1L << 10, 1L << 30)
            .fallback(4L << 20);
    static final Setting<Integer> PAGE_SIZE = Setting.integer("MCP_PAGE_SIZE", "items on one page of a list").range(1, 10_000)
            .fallback(DEFAULTS.pageSize());
    static final Setting<Duration> LIST_TTL = Setting.duration("MCP_LIST_TTL", "how long clients may keep lists").fallback(DEFAULTS.listTtl());
    static final Setting<Integer> MAX_LISTENERS = Setting.integer("MCP_MAX_LISTENERS", "subscriptions/listen streams at once")
            .range(0, MILLION).fallback(DEFAULTS.listeners());
    static final Setting<Integer> MAX_SUBSCRIPTIONS = Setting.integer("MCP_MAX_SUBSCRIPTIONS",
            "resource URIs that one client may subscribe to").range(0, MILLION).fallback(DEFAULTS.subscriptions());
    static final Setting<Integer> MAX_CALLS = Setting.integer("MCP_MAX_CALLS", "open requests of one connection or session")
            .range(1, MILLION).fallback(DEFAULTS.inFlight());
    static final Setting<Duration> STATE_TTL = Setting.duration("MCP_STATE_TTL", "how long a client may take to come back with input")
            .atLeast(SHORTEST).fallback(DEFAULTS.stateTtl());
    public static final Setting<byte[]> STATE_KEY = Setting.of("MCP_STATE_KEY",
            "seals request states and cursors; without it they are invalid after a restart", StateKey.VALID, new StateKey()).asSecret();
    static final Setting<byte[]> STATE_KEY_OLD = Setting.of("MCP_STATE_KEY_OLD",
            "the previous key: what it sealed still opens while keys are changed", StateKey.VALID, new StateKey()).asSecret();
    static final Setting<Long> MAX_RESULT = Setting.size("MCP_MAX_RESULT",
            "size of a tool's result without images and other data; a larger one becomes an error that says how large it was")
            .range(1L << 10, 1L << 30).fallback((long) DEFAULTS.clients().resultLimit());
    static final Setting<Boolean> TEXT_ARGUMENTS = Setting.flag("MCP_TEXT_ARGUMENTS",
            "take an argument that came as JSON text where the tool wants a number, boolean, array or object")
            .fallback(DEFAULTS.clients().textArguments());
    static final Setting<Map<String, String>> LINT_EXCEPT = Setting.of("MCP_LINT_EXCEPT", "tools that need not be portable", LintExceptions.VALID,
            new LintExceptions());
    static final Setting<Path> MODULES = Setting.of("MCP_MODULES", "more capabilities, each from a jar of its own", JarPlace.VALID, new JarPlace());
    static final Setting<Path> DATA = Setting.path("MCP_DATA",
            "folder of what capabilities keep from one start to the next; by default the user's own place for such data");

    private static final List<Setting<?>> ALL = List.of(LOG_LEVEL, LOG_FORMAT, MODULES, DATA, WORKERS, QUEUE, ADDRESS_SHARE, RATE, CALL_TIMEOUT,
            ASK_TIMEOUT, DRAIN, MAX_MESSAGE, PAGE_SIZE, LIST_TTL, MAX_LISTENERS, MAX_SUBSCRIPTIONS, MAX_CALLS, STATE_TTL,
            STATE_KEY, STATE_KEY_OLD, MAX_RESULT, TEXT_ARGUMENTS, LINT_EXCEPT);

    private ServerSettings() {
    }

    /// All settings of a server with these modes and no capabilities.
    public static List<Setting<?>> all(List<Mode> modes) {
        var all = new ArrayList<Setting<?>>();
        all.add(transport(modes));
        all.addAll(ALL);
        all.addAll(ToolSettings.ALL);
        modes.forEach(mode -> all.addAll(mode.settings()));
        return all;
    }

    static Setting<String> transport(List<Mode> modes) {
        List<String> names = modes.stream().map(Mode::name).toList();
        String valid = String.join(" or ", names) + (names.size() > 1 ? "" : ", the only one in this runtime");
        return Setting.of("MCP_TRANSPORT", "how clients reach the server", valid, name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException();
            }
            return name;
        }).fallback("stdio");
    }

    /// Whether other programs often have a variable of this name.
    static boolean isCommon(Setting<?> setting) {
        return setting == LOG_LEVEL || setting == LOG_FORMAT;
    }

    public static int maxMessage(Settings settings) {
        return Math.toIntExact(settings.value(MAX_MESSAGE));
    }

    /// What is wrong with settings that are valid by themselves, a line each.
    static List<String> problems(Settings settings) {
        Map<String, String> given = settings.given();
        return given.containsKey(STATE_KEY_OLD.name()) && !given.containsKey(STATE_KEY.name())
                ? List.of(STATE_KEY_OLD.name() + " is set without " + STATE_KEY.name()) : List.of();
    }

    /// The options of the server.
    static ServerOptions options(Settings settings, Implementation info) {
        List<byte[]> keys = Stream.of(STATE_KEY, STATE_KEY_OLD).flatMap(key -> settings.find(key).stream()).toList();
        return new ServerOptions(info, settings.value(WORKERS), settings.value(QUEUE), settings.value(ADDRESS_SHARE), settings.value(RATE),
                settings.value(CALL_TIMEOUT), settings.value(ASK_TIMEOUT), settings.value(PAGE_SIZE), settings.value(LIST_TTL),
                settings.value(MAX_LISTENERS), settings.value(MAX_SUBSCRIPTIONS), settings.value(MAX_CALLS), settings.value(STATE_TTL), keys,
                ToolSettings.options(settings),
                new ClientOptions(settings.value(TEXT_ARGUMENTS), Math.toIntExact(settings.value(MAX_RESULT)), settings.find(LINT_EXCEPT).orElse(Map.of())));
    }

    /// Reads a level of the log, in any case and under the names that other programs use.
    private static final class LevelName implements Function<String, Level> {

        @Override
        public Level apply(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "trace", "verbose", "finest", "all" -> Level.TRACE;
                case "debug", "fine" -> Level.DEBUG;
                case "info", "information", "notice" -> Level.INFO;
                case "warning", "warn" -> Level.WARNING;
                case "error", "err", "severe", "critical", "fatal", "alert", "emergency" -> Level.ERROR;
                case "off", "none", "silent", "quiet" -> Level.OFF;
                default -> throw new IllegalArgumentException();
            };
        }
    }

    /// Reads a key that seals what clients carry.
    private static final class StateKey implements Function<String, byte[]> {
        static final String VALID = "32 bytes in base64 or hex";
        private static final int LENGTH = 32;

        @Override
        public byte[] apply(String text) {
            byte[] key = text.matches("[0-9a-fA-F]{64}") ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
            if (key.length != LENGTH) {
                throw new IllegalArgumentException();
            }
            return key;
        }
    }
}
