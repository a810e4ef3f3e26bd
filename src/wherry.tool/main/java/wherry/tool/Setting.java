package wherry.tool;

import java.util.Objects;
import java.util.Optional;

/// A setting of a capability: an environment variable, or `--name=value` on the command line.
///
/// @param name        upper case with underscores, and beginning with `MCP_`
/// @param description one line for `--help`
/// @param fallback    the value when none is given
/// @param secret      whether the value is kept out of logs and may come from a file named by `NAME_FILE`
public record Setting(String name, String description, Optional<String> fallback, boolean secret) {

    public Setting {
        if (!name.matches("MCP_[A-Z0-9_]+")) {
            throw new IllegalArgumentException("setting '" + name + "' should look like MCP_SOMETHING");
        }
        Objects.requireNonNull(description);
        Objects.requireNonNull(fallback);
    }

    public static Setting of(String name, String description) {
        return new Setting(name, description, Optional.empty(), false);
    }
}
