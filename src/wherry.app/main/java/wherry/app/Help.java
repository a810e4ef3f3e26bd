package wherry.app;

import java.util.ArrayList;
import java.util.List;
import wherry.tool.Setting;

/// What `--help` prints.
final class Help {
    private Help() {
    }

    static String text(String version, List<Setting<?>> known) {
        var lines = new ArrayList<String>();
        lines.add("wherry " + version + ", a server for the Model Context Protocol");
        lines.add("");
        lines.add("  wherry [--name=value ...]   serve; by default one client on standard input and output");
        lines.add("  wherry health               check the health of a running server (exit code 0 or 1)");
        lines.add("  wherry config CLIENT        print the entry that makes claude-desktop, claude-code, vscode or cursor use this server,");
        lines.add("                              with the given settings; --form=installed, docker or http says how the client reaches it");
        lines.add("  wherry lint                 show what each tool costs its clients and what some of them do not take of it; --client=NAME for one of");
        lines.add("                              claude, openai, gemini, vscode, cursor and safe, --notes for what breaks none, --json for scripts,");
        lines.add("                              --fail for exit code 1 when a tool breaks a client");
        lines.add("  wherry check                check settings, jars and what capabilities depend on, without serving (exit code 0, 1 or 2);");
        lines.add("                              with a setting about tools it starts the capabilities and prints which tools are on and off");
        lines.add("  wherry --help, --version");
        lines.add("");
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
