package wherry.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;

/// All settings of the server: what there is, and what was given, checked. Whatever reads one throws [BadSetting] when it is
/// no good.
public final class Settings {
    static final Option LOG_LEVEL = Option.of("LOG_LEVEL", "info", "trace, debug, info, warning, error or off",
            "what is written to standard error");
    static final Option LOG_FORMAT = Option.of("LOG_FORMAT", "json", "json or text", "one JSON object a line, or for people");
    static final Option WORKERS = Option.of("WORKERS", "64", "1 to 10000",
            "calls of tools, prompts and resources at work at once");
    static final Option QUEUE = Option.of("MCP_QUEUE", "1024", "0 to 1000000",
            "calls that wait for a worker; the next is told the server is busy");
    static final Option RATE = Option.of("MCP_RATE", "0", "0 to 1000000",
            "calls that one principal may make in a second; 0 means no limit");
    static final Option CALL_TIMEOUT = Option.of("MCP_CALL_TIMEOUT", "600", "seconds, more than 0",
            "after which a call is stopped");
    static final Option ASK_TIMEOUT = Option.of("MCP_ASK_TIMEOUT", "300", "seconds, more than 0",
            "how long a call waits for its client's answer");
    static final Option DRAIN = Option.of("MCP_DRAIN", "10", "seconds", "how long calls at work may take to end on shutdown");
    static final Option MAX_MESSAGE = Option.of("MCP_MAX_MESSAGE", "4194304", "1024 to 1073741824",
            "bytes of one message or body");
    static final Option PAGE_SIZE = Option.of("MCP_PAGE_SIZE", "100", "1 to 10000", "items on one page of a list");
    static final Option LIST_TTL = Option.of("MCP_LIST_TTL", "300", "seconds", "how long clients may keep lists");
    static final Option MAX_LISTENERS = Option.of("MCP_MAX_LISTENERS", "10000", "0 to 1000000",
            "subscriptions/listen streams at once");
    static final Option MAX_SUBSCRIPTIONS = Option.of("MCP_MAX_SUBSCRIPTIONS", "1000", "0 to 1000000",
            "resource URIs that one client may subscribe to");
    static final Option MAX_CALLS = Option.of("MCP_MAX_CALLS", "10000", "1 to 1000000", "open requests of one pipe or session");
    static final Option STATE_TTL = Option.of("MCP_STATE_TTL", "600", "seconds, more than 0",
            "how long a client may take to come back with input");
    static final Option STATE_KEY = Option.secret("MCP_STATE_KEY", "32 bytes in base64 or hex",
            "seals request states and cursors; without it a restart voids them");
    static final Option STATE_KEY_OLD = Option.secret("MCP_STATE_KEY_OLD", "32 bytes in base64 or hex",
            "the key before, still opened while keys are changed");

    private static final List<Option> OWN = List.of(LOG_LEVEL, LOG_FORMAT, WORKERS, QUEUE, RATE, CALL_TIMEOUT, ASK_TIMEOUT,
            DRAIN, MAX_MESSAGE, PAGE_SIZE, LIST_TTL, MAX_LISTENERS, MAX_SUBSCRIPTIONS, MAX_CALLS, STATE_TTL, STATE_KEY,
            STATE_KEY_OLD);

    private final Values values;

    Settings(Values values) {
        this.values = values;
    }

    /// The settings of a server with these modes and no capabilities.
    public static Settings of(List<Mode> modes, Map<String, String> environment) {
        return new Settings(new Values(options(modes), environment, List.of()));
    }

    /// All that can be set on a server with these modes.
    public static List<Option> options(List<Mode> modes) {
        var all = new ArrayList<Option>();
        all.add(transport(modes));
        all.addAll(OWN);
        modes.forEach(mode -> all.addAll(mode.options()));
        return all;
    }

    private static Option transport(List<Mode> modes) {
        String names = String.join(" or ", modes.stream().map(Mode::name).toList());
        return Option.of("MCP_TRANSPORT", "stdio", modes.size() > 1 ? names : names + ", the only one in this runtime",
                "how clients reach the server");
    }

    /// The mode that was chosen.
    Mode mode(List<Mode> modes) {
        return values.read(transport(modes), text -> modes.stream().filter(mode -> mode.name().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text)));
    }

    Level logLevel() {
        return values.read(LOG_LEVEL, text -> {
            if (text.equalsIgnoreCase("all")) {
                throw new IllegalArgumentException(text);
            }
            return Level.valueOf(text.toUpperCase(Locale.ROOT));
        });
    }

    boolean isJsonLog() {
        return isFirst(LOG_FORMAT, "json", "text");
    }

    public boolean isOn(Option option) {
        return isFirst(option, "on", "off");
    }

    /// Whether the setting is the first of two words; it must be one of them.
    public boolean isFirst(Option option, String first, String second) {
        return values.read(option, text -> {
            if (!text.equals(first) && !text.equals(second)) {
                throw new IllegalArgumentException(text);
            }
            return text.equals(first);
        });
    }

    /// @throws BadSetting when there is none
    public String required(Option option) {
        return values.read(option, text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    public int maxMessage() {
        return whole(MAX_MESSAGE, 1024, 1 << 30);
    }

    Duration drain() {
        return seconds(DRAIN);
    }

    /// What the server itself needs of all this.
    ServerOptions server(Implementation info) {
        var keys = new ArrayList<byte[]>();
        for (Option key : List.of(STATE_KEY, STATE_KEY_OLD)) {
            values.text(key).ifPresent(_ -> keys.add(values.read(key, Settings::key)));
        }
        if (values.text(STATE_KEY).isEmpty() && !keys.isEmpty()) {
            throw new BadSetting(STATE_KEY_OLD.name() + " is set without " + STATE_KEY.name());
        }
        return new ServerOptions(info, whole(WORKERS, 1, 10_000), whole(QUEUE, 0, 1_000_000), whole(RATE, 0, 1_000_000),
                someSeconds(CALL_TIMEOUT), someSeconds(ASK_TIMEOUT), whole(PAGE_SIZE, 1, 10_000), seconds(LIST_TTL),
                whole(MAX_LISTENERS, 0, 1_000_000), whole(MAX_SUBSCRIPTIONS, 0, 1_000_000), whole(MAX_CALLS, 1, 1_000_000),
                someSeconds(STATE_TTL), keys);
    }

    public int whole(Option option, int least, int most) {
        return values.read(option, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /// Any number of seconds, 0 too, in whole milliseconds.
    public Duration seconds(Option option) {
        return seconds(option, Duration.ZERO);
    }

    /// At least a millisecond: a call that may take no time at all would never come to an end of its own.
    private Duration someSeconds(Option option) {
        return seconds(option, Duration.ofMillis(1));
    }

    private Duration seconds(Option option, Duration least) {
        Function<String, Duration> parser = text -> {
            double seconds = Double.parseDouble(text);
            // Java takes "10d" for ten.
            boolean isNumber = Character.isDigit(text.charAt(text.length() - 1));
            if (!isNumber || !(seconds >= 0 && seconds <= 1e9) || seconds * 1000 < least.toMillis()) {
                throw new IllegalArgumentException(text);
            }
            return Duration.ofMillis(Math.round(seconds * 1000));
        };
        return values.read(option, parser);
    }

    /// A list of words, separated by commas.
    public List<String> words(Option option) {
        return values.text(option).map(text -> Arrays.stream(text.split(",")).map(String::strip)
                .filter(word -> !word.isEmpty()).toList()).orElse(List.of());
    }

    public Optional<String> text(Option option) {
        return values.text(option);
    }

    private static byte[] key(String text) {
        byte[] key = text.matches("[0-9a-fA-F]{64}") ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
        if (key.length != 32) {
            throw new IllegalArgumentException("length");
        }
        return key;
    }
}
