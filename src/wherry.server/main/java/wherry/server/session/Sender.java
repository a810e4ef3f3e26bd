package wherry.server.session;

import java.util.Objects;
import wherry.tool.Principal;

/// The sender of a request.
///
/// @param principal the request is made on behalf of this one
/// @param address   the same for all requests of one client; empty for the only client, as on stdio
public record Sender(Principal principal, String address) {

    public Sender {
        Objects.requireNonNull(principal);
        Objects.requireNonNull(address);
    }

    /// Whose share of the server the request takes: that of its principal, or that of its address when the principal is unknown. Behind a
    /// proxy all requests have one address.
    public String peer() {
        // An issuer is a URI and has no space.
        return principal.isAnonymous() ? address : principal.issuer() + " " + principal.subject();
    }

    /// The one client that the process serves.
    public static Sender only(Principal principal) {
        return new Sender(principal, "");
    }
}
