package wherry.app.lint;

import java.util.ArrayList;
import java.util.List;
import wherry.server.lint.LintReport;
import wherry.tool.portable.ClientFamily;

/// What the arguments of `wherry lint` ask for.
///
/// @param client   null for all
/// @param isJson   whether scripts read the report
/// @param hasNotes whether a report for people has the findings that break no client
/// @param fails    whether findings that break a client make the exit code 1
/// @param settings the other arguments
public record LintRequest(ClientFamily client, boolean isJson, boolean hasNotes, boolean fails, List<String> settings) {
    private static final String CLIENT = "--client=";

    public LintRequest {
        settings = List.copyOf(settings);
    }

    /// @throws IllegalArgumentException when the client is unknown
    public static LintRequest of(List<String> args) {
        var settings = new ArrayList<String>();
        ClientFamily client = null;
        for (String argument : args) {
            if (argument.startsWith(CLIENT)) {
                client = client(argument);
            } else if (!List.of("--json", "--notes", "--fail").contains(argument)) {
                settings.add(argument);
            }
        }
        return new LintRequest(client, args.contains("--json"), args.contains("--notes"), args.contains("--fail"), settings);
    }

    private static ClientFamily client(String argument) {
        try {
            return ClientFamily.labelled(argument.substring(CLIENT.length()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("lint: --client: " + e.getMessage(), e);
        }
    }

    /// The part of a report that is asked for.
    public LintReport report(LintReport whole) {
        return client == null ? whole : whole.of(client);
    }

    /// The form that is asked for.
    public String text(LintReport report) {
        return isJson ? report.json().toString() : new LintTable(report, hasNotes).text();
    }
}
