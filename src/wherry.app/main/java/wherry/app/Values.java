package wherry.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The values given for options: from the command line first, then the environment, then a secret's file.
final class Values {
    /// What other programs of MCP put into the environment of the servers that they start; not ours, and no mistake.
    private static final Set<String> FOREIGN = Set.of("MCP_TIMEOUT", "MCP_TOOL_TIMEOUT", "MCP_SERVER_NAME",
            "MCP_PROXY_AUTH_TOKEN", "MCP_PROXY_PORT", "MCP_PROXY_FULL_ADDRESS", "MCP_AUTO_OPEN_ENABLED",
                    "MCP_CONNECTION_NONBLOCKING",
            "MCP_SERVER_CONNECTION_BATCH_SIZE", "MCP_CLIENT_SECRET", "MCP_OAUTH_CALLBACK_PORT", "MCP_REMOTE_CONFIG_DIR");
    private static final int SECRET_LIMIT = 64 << 10;

    private final Map<String, String> given = new HashMap<>();
    private final Map<String, Option> options = new HashMap<>();
    private final Map<String, Option> flags = new HashMap<>();

    /// @throws BadSetting when something is set that nobody knows, or two options cannot be told apart
    Values(Collection<Option> known, Map<String, String> environment, List<String> arguments) {
        known.forEach(this::know);
        environment.forEach(this::fromEnvironment);
        arguments.forEach(this::fromArgument);
    }

    private void know(Option option) {
        Option other = flags.putIfAbsent(option.flag(), option);
        if (other != null && !other.equals(option)) {
            throw new BadSetting("a capability's setting " + option.name() + " clashes with " + other.name() + ": both are "
                    + option.flag());
        }
        options.put(option.name(), option);
    }

    /// A variable that is there but empty counts for none: that is how many a launcher leaves one out.
    private void fromEnvironment(String name, String value) {
        String secret = name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : "";
        if (options.containsKey(name)) {
            if (!value.isBlank()) {
                given.put(name, value);
            }
        } else if (options.containsKey(secret) && options.get(secret).secret()) {
            if (!value.isBlank()) {
                given.putIfAbsent(secret, content(name, value));
            }
        } else if (name.startsWith("MCP_") && !FOREIGN.contains(name)) {
            throw new BadSetting("unknown setting " + name + "; " + nearest(name));
        }
    }

    private void fromArgument(String argument) {
        int equals = argument.indexOf('=');
        String flag = equals < 0 ? argument : argument.substring(0, equals);
        Option option = flags.get(flag.startsWith("--mcp-") ? "--" + flag.substring("--mcp-".length()) : flag);
        if (option == null) {
            throw new BadSetting("unknown argument '" + flag + "'; --help lists what there is");
        }
        if (equals < 0) {
            throw new BadSetting("expected " + flag + "=value, got '" + argument + "'");
        }
        given.put(option.name(), argument.substring(equals + 1));
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
        return options.keySet().stream()
                .filter(known -> known.startsWith("MCP_"))
                .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
                .filter(known -> distance(known, name) <= 3)
                .map(known -> "did you mean " + known + "?")
                .orElse("--help lists what there is");
    }

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

    /// What was given, or the fallback; empty when there is neither.
    Optional<String> text(Option option) {
        String value = given.getOrDefault(option.name(), option.fallback()).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /// What was given, read by `parser`, which throws [IllegalArgumentException] for what it does not take.
    <T> T read(Option option, Function<String, T> parser) {
        String value = text(option).orElse("");
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(option.name() + ": expected " + option.values()
                    + (option.secret() ? "" : ", got '" + value + "'"));
        }
    }

    /// What was given for these options, and only that.
    Map<String, String> givenFor(Collection<Option> some) {
        var values = new HashMap<String, String>();
        some.forEach(option -> Optional.ofNullable(given.get(option.name()))
                .ifPresent(value -> values.put(option.name(), value)));
        return values;
    }
}
