package wherry.app;

import java.util.ArrayList;
import java.util.List;
import wherry.tool.Setting;

/// What `--help` prints.
final class Help {
    private static final String COMMANDS = """
              wherry [--name=value ...]   serve; by default one client on standard input and output
              wherry health               check the health of a running server (exit code 0 or 1)
              wherry config CLIENT        print the entry that makes a client use this server, with the given settings: claude-desktop,
                                          claude-code, vscode, cursor, codex, gemini, copilot, windsurf, zed, goose, lm-studio, jetbrains
                                          or json; --form=installed, docker or http says how the client reaches the server
              wherry config CLIENT --write  put the entry into the client's file, of which a copy is kept; --scope=project takes that of
                                          the project in this folder, --file=FILE any other
              wherry lint                 show what each tool costs its clients and what some of them do not take of it; --client=NAME for one of
                                          claude, openai, gemini, vscode, cursor and safe, --notes for what breaks none, --json for scripts,
                                          --fail for exit code 1 when a tool breaks a client
              wherry check                check settings, jars and what capabilities depend on, without serving (exit code 0, 1 or 2);
                                          with a setting about tools it starts the capabilities and prints which tools are on and off
              wherry doctor               print what the program runs on, each setting and where it came from, the tools, and what is
                                          wrong or risky about all that (exit code 0, or 1 when something is)
              wherry token NAME [SCOPE...]  make a token for the file that MCP_AUTH_TOKENS_FILE names, and print its line there
              wherry --help, --version
            """;

    private Help() {
    }

    static String text(String version, List<Setting<?>> known) {
        var lines = new ArrayList<String>();
        lines.add("wherry " + version + ", a server for the Model Context Protocol");
        lines.add("");
        lines.add(COMMANDS);
        lines.add("Settings, each an environment variable or an argument:");
        for (Setting<?> setting : known) {
            lines.add("  " + setting.name() + ", " + setting.flag() + "=");
            lines.add("      " + setting.description() + notes(setting));
        }
        lines.add("");
        lines.add("Exit codes: 0 input ended, 1 failed, 2 bad setting (each is told), 3 out of memory, 130 SIGINT,"
                + " 143 SIGTERM");
        return String.join("\n", lines);
    }

    /// The valid values, the default, and the file that may hold a secret.
    private static String notes(Setting<?> setting) {
        var notes = new ArrayList<String>();
        notes.add(setting.valid());
        if (setting.isRequired()) {
            notes.add("required");
        }
        if (!setting.fallbackText().isEmpty() && !setting.isSecret()) {
            notes.add("default " + setting.fallbackText());
        }
        if (setting.isSecret()) {
            notes.add("or in the file that " + setting.name() + "_FILE names");
        }
        return " (" + String.join("; ", notes) + ")";
    }
}
