package wherry.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import wherry.tool.Setting;

/// The given values of settings: from the command line first, then from the environment, then from a secret's file.
///
/// What is not valid is a problem, and [#check] tells them all at once. Other programs share the environment, so an unknown variable only
/// causes a warning. So does a value that is not valid where the variable may be meant for another program.
public final class Settings {
    private static final int SECRET_LIMIT = 64 << 10;
    private static final String FILE = "_FILE";

    private final Map<String, Setting<?>> known = new LinkedHashMap<>();
    private final Map<String, Setting<?>> flags = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> arguments = new HashMap<>();
    /// By the name of the secret.
    private final Map<String, Path> secretFiles = new LinkedHashMap<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<String> problems = new LinkedHashSet<>();
    private boolean hasUnknown;

    Settings(Collection<Setting<?>> known, Map<String, String> environment, List<String> arguments) {
        known.forEach(this::know);
        environment.forEach(this::fromEnvironment);
        fromArguments(arguments);
    }

    /// Whether a given setting, which may be meant for a service, is not among the known ones.
    boolean hasUnknown() {
        return hasUnknown;
    }

    /// The values that an environment has for these settings.
    public static Settings of(Collection<Setting<?>> known, Map<String, String> environment) {
        return new Settings(known, environment, List.of());
    }

    private void know(Setting<?> setting) {
        flags.put(setting.flag(), setting);
        known.put(setting.name(), setting);
    }

    /// An empty variable counts as absent, since many launchers leave one out like that.
    private void fromEnvironment(String name, String value) {
        Setting<?> secret = name.endsWith(FILE) ? known.get(name.substring(0, name.length() - FILE.length())) : null;
        if (known.containsKey(name)) {
            if (!value.isBlank()) {
                environment.put(name, value.strip());
                secretFiles.remove(name);
            }
        } else if (secret != null && secret.isSecret()) {
            if (!value.isBlank()) {
                fromFile(secret, value);
            }
        } else if (name.startsWith("MCP_")) {
            hasUnknown = true;
            warnings.add("unknown setting " + name + " is ignored" + nearest(name));
        }
    }

    private void fromFile(Setting<?> secret, String file) {
        try {
            if (Files.size(Path.of(file)) > SECRET_LIMIT) {
                problems.add(secret.name() + FILE + ": expected a file of at most " + SECRET_LIMIT + " bytes, got '" + file + "'");
            } else {
                String value = Files.readString(Path.of(file)).strip();
                // An empty file counts as none, as an empty variable does: compose mounts /dev/null where no secret is given.
                if (!value.isEmpty() && environment.putIfAbsent(secret.name(), value) == null) {
                    secretFiles.put(secret.name(), Path.of(file));
                }
            }
        } catch (IOException | RuntimeException e) {
            problems.add(secret.name() + FILE + ": cannot read '" + file + "'");
        }
    }

    private void fromArguments(List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            String argument = given.get(i);
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            boolean isFollowed = equals < 0 && flag.startsWith("--") && i + 1 < given.size() && !given.get(i + 1).startsWith("--");
            Setting<?> setting = flags.get(flag.startsWith("--mcp-") ? "--" + flag.substring("--mcp-".length()) : flag);
            if (setting == null) {
                hasUnknown = true;
                problems.add("unknown argument '" + flag + "'; --help lists what there is");
            } else if (equals < 0 && !isFollowed) {
                problems.add("expected " + flag + "=value, got '" + argument + "'");
            } else {
                arguments.put(setting.name(), isFollowed ? given.get(i + 1).strip() : argument.substring(equals + 1).strip());
            }
            i += isFollowed ? 1 : 0;
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

    /// Checks all that is given. A value of the environment that is not valid only causes a warning where it is tolerated, and counts
    /// for none then.
    ///
    /// @param tolerated the settings whose variables may be meant for another program, or are not used
    /// @return what is not valid, a line each
    List<String> check(Predicate<Setting<?>> tolerated) {
        for (Setting<?> setting : known.values()) {
            try {
                find(setting);
            } catch (BadSetting e) {
                if (arguments.containsKey(setting.name()) || !tolerated.test(setting)) {
                    problems.add(e.getMessage());
                } else {
                    environment.remove(setting.name());
                    String fallback = setting.fallbackText();
                    warnings.add(e.getMessage() + (fallback.isEmpty() ? "; ignored" : "; taken as '" + fallback + "'"));
                }
            }
            if (setting.isRequired() && given(setting) == null) {
                problems.add(setting.name() + ": expected " + setting.valid() + ", got none");
            }
        }
        return List.copyOf(problems);
    }

    /// The warnings for the operator.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Null when none is given.
    private String given(Setting<?> setting) {
        return arguments.getOrDefault(setting.name(), environment.get(setting.name()));
    }

    /// The files from which secrets come, by the names of their settings.
    Map<String, Path> secretFiles() {
        return Map.copyOf(secretFiles);
    }

    /// The value of each of these settings as text, with where it came from. A secret is not shown.
    Map<String, String> shown(Collection<Setting<?>> settings) {
        var shown = new LinkedHashMap<String, String>();
        settings.forEach(setting -> shown.put(setting.name(), shown(setting)));
        return shown;
    }

    private String shown(Setting<?> setting) {
        String given = given(setting);
        if (given == null) {
            return setting.fallbackText().isEmpty() || setting.isSecret() ? "-" : setting.fallbackText() + "  (default)";
        }
        String source = arguments.containsKey(setting.name()) ? "argument"
                : secretFiles.containsKey(setting.name()) ? "file " + secretFiles.get(setting.name()) : "environment";
        return setting.shown(given) + "  (" + source + ")";
    }

    /// The given texts by the names of their settings.
    Map<String, String> given() {
        var given = new HashMap<>(environment);
        given.putAll(arguments);
        return given;
    }

    /// The given value, else the fallback; empty when there is neither.
    ///
    /// @throws BadSetting when the given one is not valid
    public <T> Optional<T> find(Setting<T> setting) {
        String given = given(setting);
        try {
            return given == null ? setting.fallback() : Optional.of(setting.parse(given));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage());
        }
    }

    /// The given value of a setting that has a fallback or is required, else the fallback.
    ///
    /// @throws BadSetting when the given one is not valid
    public <T> T value(Setting<T> setting) {
        return find(setting).orElseThrow();
    }
}
