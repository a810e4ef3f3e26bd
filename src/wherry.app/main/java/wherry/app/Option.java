package wherry.app;

import java.util.Locale;

/// A setting of the server.
///
/// @param name     as an environment variable
/// @param fallback when none is given; empty: nothing
/// @param values   what is valid, for people
/// @param secret   whether its value is never shown, and may come from the file that `NAME_FILE` names
public record Option(String name, String fallback, String values, String help, boolean secret) {

    /// One that is no secret.
    public static Option of(String name, String fallback, String values, String help) {
        return new Option(name, fallback, values, help, false);
    }

    static Option secret(String name, String values, String help) {
        return new Option(name, "", values, help, true);
    }

    /// As it stands on the command line: `--port`, `--transport` for `MCP_TRANSPORT`.
    public String flag() {
        String own = name.startsWith("MCP_") ? name.substring("MCP_".length()) : name;
        return "--" + own.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
