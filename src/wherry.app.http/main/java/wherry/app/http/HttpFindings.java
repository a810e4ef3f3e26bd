package wherry.app.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wherry.app.BadSetting;
import wherry.app.ServerSettings;
import wherry.app.Settings;
import wherry.http.options.HttpOptions;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;

/// What an operator should know of a set-up over HTTP.
final class HttpFindings {
    private HttpFindings() {
    }

    /// @param check throws a [BadSetting] when the server would not start
    static List<CheckResult> of(Settings settings, HttpOptions options, Runnable check) {
        var findings = new ArrayList<CheckResult>();
        try {
            check.run();
        } catch (BadSetting e) {
            e.getMessage().lines().forEach(line -> findings.add(new CheckResult(Outcome.FAILED, line)));
        }
        boolean isPrivate = Authorization.isLoopback(options.host());
        if (!isPrivate && settings.find(AccessSettings.AUTH).equals(Optional.of("none"))) {
            findings.add(new CheckResult(Outcome.RISKY, "MCP_AUTH=none: whoever reaches " + options.host() + " can use all tools; that is right only when the port is "
                    + "published on 127.0.0.1 alone, or when a proxy in front knows its users"));
        }
        if (!isPrivate && options.allowedHosts().isEmpty()) {
            findings.add(new CheckResult(Outcome.RISKY, "MCP_ALLOWED_HOSTS: clients that call the server by a name other than HOST get 403; name what they use"));
        }
        if (settings.find(ServerSettings.STATE_KEY).isEmpty()) {
            findings.add(new CheckResult(Outcome.RISKY, "MCP_STATE_KEY: none, so that sessions and questions under way end with the process, and replicas cannot share them"));
        }
        return findings;
    }
}
