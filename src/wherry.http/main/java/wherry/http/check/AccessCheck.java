package wherry.http.check;

import java.net.InetAddress;
import java.util.Locale;
import java.util.function.Supplier;
import wherry.http.options.HostName;
import wherry.http.options.HttpOptions;
import wherry.http.request.Refusal;
import wherry.http.request.RequestHead;
import wherry.server.event.Log;

/// Passes only requests to allowed hosts and from allowed pages, and logs the others for the operator.
public final class AccessCheck {
    private static final String HOSTS = "MCP_ALLOWED_HOSTS";
    private static final String ORIGINS = "MCP_ALLOWED_ORIGINS";
    /// The most characters of a refused value that an answer and the log show.
    private static final int SHOWN = 100;

    private final AllowList allowed;
    private final RefusalLog refusals;

    public AccessCheck(HttpOptions options, Log log) {
        this.allowed = new AllowList(options);
        this.refusals = new RefusalLog(log, System::nanoTime);
    }

    /// @param anyHost whether the path may be asked for under any name: a balancer does not know which ones are allowed
    /// @param local   the address that the client connected to, which is always allowed: it cannot be rebound, as a name can
    /// @throws Refusal when the request must not be served; its connection is to be ended
    public void check(RequestHead head, boolean anyHost, Supplier<InetAddress> local) {
        if (!anyHost) {
            requireHost(head, local);
        }
        requireOrigin(head);
    }

    private void requireHost(RequestHead head, Supplier<InetAddress> local) {
        String authority = head.target().authority().or(head::host)
                .orElseThrow(() -> Refusal.of(400, "expected a header Host").dropping());
        HostName host = HostName.ofAuthority(authority)
                .orElseThrow(() -> Refusal.of(400, "expected a host and perhaps a port as Host, got '" + shown(authority) + "'").dropping());
        if (!allowed.allows(host) && !host.equals(HostName.of(local.get()))) {
            throw refused("Host", authority, "is not among the allowed ones", HOSTS);
        }
    }

    private void requireOrigin(RequestHead head) {
        if (head.origin().isPresent()) {
            if (!allowed.allowsOrigin(head.origin().get())) {
                throw refused("Origin", head.origin().get(), "is not among the allowed ones", ORIGINS);
            }
        } else if (head.fetchSite().orElse("").toLowerCase(Locale.ROOT).contains("cross-site")) {
            throw refused("Sec-Fetch-Site", head.fetchSite().get(), "without an Origin is never allowed", ORIGINS);
        }
    }

    private Refusal refused(String header, String value, String why, String setting) {
        refusals.add(header, shown(value), setting);
        return Refusal.of(403, "this " + header + " " + why + " (" + setting + "): '" + shown(value) + "'").dropping();
    }

    private static String shown(String value) {
        String clipped = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
        return clipped.replaceAll("[^ -~]", "?");
    }
}
