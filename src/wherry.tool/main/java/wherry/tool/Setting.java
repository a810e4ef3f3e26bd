package wherry.tool;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A setting of the server or of a capability: an environment variable, or `--name=value` on the command line.
///
/// @param name        upper case with underscores; a capability's begins with `MCP_`
/// @param description one line for `--help`
/// @param values      what is valid, in a few words for people, such as `1 to 100`; empty: the description says it
/// @param fallback    the value when none is given
/// @param secret      whether the value is kept out of logs and may come from a file named by `NAME_FILE`
public record Setting(String name, String description, String values, Optional<String> fallback, boolean secret) {
    private static final String PREFIX = "MCP_";

    public Setting {
        if (!name.matches("[A-Z][A-Z0-9_]+")) {
            throw new IllegalArgumentException("setting '" + name + "' should look like MCP_SOMETHING");
        }
        Objects.requireNonNull(description);
        Objects.requireNonNull(values);
        Objects.requireNonNull(fallback);
    }

    public static Setting of(String name, String description) {
        return new Setting(name, description, "", Optional.empty(), false);
    }

    /// The same, with what is valid.
    public Setting values(String valid) {
        return new Setting(name, description, valid, fallback, secret);
    }

    /// The same, with a value for when none is given.
    public Setting fallback(String value) {
        return new Setting(name, description, values, Optional.of(value), secret);
    }

    /// The same, as a secret.
    public Setting asSecret() {
        return new Setting(name, description, values, fallback, true);
    }

    /// As it stands on the command line: `--port`, and `--transport` for `MCP_TRANSPORT`.
    public String flag() {
        return "--" + (hasPrefix() ? name.substring(PREFIX.length()) : name).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the name says that it is meant for an MCP server. Other programs use names without it as well.
    public boolean hasPrefix() {
        return name.startsWith(PREFIX);
    }
}
