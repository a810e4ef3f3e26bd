package wherry.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import wherry.tool.Setting;

/// The given values of settings: from the command line first, then from the environment, then from a secret's file.
///
/// An unknown argument, or one that is not valid, is refused. Other programs share the environment, so an unknown variable only causes
/// a warning. So does a value that is not valid where the variable may be meant for another program.
public final class Settings {
    private static final int SECRET_LIMIT = 64 << 10;
    private static final String FILE = "_FILE";

    private final Map<String, Setting> known = new HashMap<>();
    private final Map<String, Setting> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> arguments = new HashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private Predicate<Setting> tolerated = _ -> false;

    /// @throws BadSetting when an argument is unknown, or two settings have the same argument
    Settings(Collection<Setting> known, Map<String, String> environment, List<String> arguments) {
        known.forEach(this::know);
        environment.forEach(this::fromEnvironment);
        fromArguments(arguments);
    }

    /// The values that an environment has for these settings.
    public static Settings of(Collection<Setting> known, Map<String, String> environment) {
        return new Settings(known, environment, List.of());
    }

    private void know(Setting setting) {
        Setting other = flags.putIfAbsent(setting.flag(), setting);
        if (other != null && !other.equals(setting)) {
            throw new BadSetting("a capability's setting " + setting.name() + " clashes with " + other.name() + ": both are "
                    + setting.flag());
        }
        known.put(setting.name(), setting);
    }

    /// An empty variable counts as absent, since many launchers leave one out like that.
    private void fromEnvironment(String name, String value) {
        Setting secret = name.endsWith(FILE) ? known.get(name.substring(0, name.length() - FILE.length())) : null;
        if (known.containsKey(name)) {
            if (!value.isBlank()) {
                environment.put(name, value);
            }
        } else if (secret != null && secret.secret()) {
            if (!value.isBlank()) {
                environment.putIfAbsent(secret.name(), content(name, value));
            }
        } else if (name.startsWith("MCP_")) {
            warnings.add("unknown setting " + name + " is ignored" + nearest(name));
        }
    }

    private void fromArguments(List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            String argument = given.get(i);
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            Setting setting = flags.get(flag.startsWith("--mcp-") ? "--" + flag.substring("--mcp-".length()) : flag);
            if (setting == null) {
                throw new BadSetting("unknown argument '" + flag + "'; --help lists what there is");
            }
            if (equals >= 0) {
                arguments.put(setting.name(), argument.substring(equals + 1));
            } else if (i + 1 < given.size() && !given.get(i + 1).startsWith("--")) {
                arguments.put(setting.name(), given.get(++i));
            } else {
                throw new BadSetting("expected " + flag + "=value, got '" + argument + "'");
            }
        }
    }

    private static String content(String name, String file) {
        try {
            if (Files.size(Path.of(file)) > SECRET_LIMIT) {
                throw new BadSetting(name + ": expected a file of at most " + SECRET_LIMIT + " bytes, got '" + file + "'");
            }
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | RuntimeException e) {
            throw e instanceof BadSetting bad ? bad : new BadSetting(name + ": cannot read '" + file + "'");
        }
    }

    private String nearest(String name) {
        return known.keySet().stream()
                .filter(each -> each.startsWith("MCP_"))
                .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
                .filter(each -> distance(each, name) <= 3)
                .map(each -> "; did you mean " + each + "?")
                .orElse("");
    }

    /// The Levenshtein distance: how many characters to insert, delete or replace.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[b.length()];
    }

    /// Makes a wrong value of the environment a warning for these settings. Their fallback counts instead.
    void tolerate(Predicate<Setting> settings) {
        tolerated = settings;
    }

    /// Checks settings of a mode that is not chosen. A wrong value only causes a warning, unless an argument gives one of them.
    void check(Collection<Setting> settings, Runnable reading) {
        try {
            reading.run();
        } catch (BadSetting e) {
            if (settings.stream().anyMatch(setting -> arguments.containsKey(setting.name()))) {
                throw e;
            }
            warnings.add(e.getMessage() + "; not used by this mode");
        }
    }

    /// The warnings for the operator.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private String given(Setting setting) {
        String value = arguments.getOrDefault(setting.name(), environment.get(setting.name()));
        return value == null ? setting.fallback().orElse("") : value.strip();
    }

    /// The given value, or the fallback; empty when there is neither.
    public Optional<String> text(Setting setting) {
        return Optional.of(given(setting)).filter(value -> !value.isEmpty());
    }

    /// Parses the given value or the fallback.
    ///
    /// @param parser throws [IllegalArgumentException] for a value that is not valid
    /// @throws BadSetting when the parser throws
    public <T> T read(Setting setting, Function<String, T> parser) {
        String value = given(setting);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            String problem = setting.name() + ": expected " + setting.values()
                    + (setting.secret() ? "" : ", got '" + value + "'");
            if (arguments.containsKey(setting.name()) || !environment.containsKey(setting.name()) || !tolerated.test(setting)) {
                throw new BadSetting(problem);
            }
            String fallback = setting.fallback().orElse("");
            warnings.add(problem + "; taken as '" + fallback + "'");
            return parser.apply(fallback);
        }
    }

    /// @throws BadSetting when there is no value
    public String required(Setting setting) {
        return read(setting, text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    public boolean isOn(Setting setting) {
        return isFirst(setting, "on", "off");
    }

    /// Whether the setting is the first of two words; it must be one of them.
    public boolean isFirst(Setting setting, String first, String second) {
        return read(setting, text -> {
            if (!text.equals(first) && !text.equals(second)) {
                throw new IllegalArgumentException(text);
            }
            return text.equals(first);
        });
    }

    public int whole(Setting setting, int least, int most) {
        return read(setting, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    /// Any number of seconds, 0 too, in whole milliseconds.
    public Duration seconds(Setting setting) {
        return seconds(setting, Duration.ZERO);
    }

    Duration seconds(Setting setting, Duration least) {
        return read(setting, text -> {
            double seconds = Double.parseDouble(text);
            // Java parses "10d" as ten.
            boolean isNumber = Character.isDigit(text.charAt(text.length() - 1));
            if (!isNumber || !(seconds >= 0 && seconds <= 1e9) || seconds * 1000 < least.toMillis()) {
                throw new IllegalArgumentException(text);
            }
            return Duration.ofMillis(Math.round(seconds * 1000));
        });
    }

    /// A list of words, separated by commas.
    public List<String> words(Setting setting) {
        return text(setting).map(text -> Arrays.stream(text.split(",")).map(String::strip)
                .filter(word -> !word.isEmpty()).toList()).orElse(List.of());
    }

    /// The given values of these settings, without fallbacks.
    Map<String, String> givenFor(Collection<Setting> some) {
        var values = new HashMap<String, String>();
        for (Setting setting : some) {
            Optional.ofNullable(arguments.getOrDefault(setting.name(), environment.get(setting.name())))
                    .ifPresent(value -> values.put(setting.name(), value));
        }
        return values;
    }
}
