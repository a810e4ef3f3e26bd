package wherry.server.session;

import java.util.Objects;
import wherry.tool.Principal;

/// Who sent a request.
///
/// @param principal on whose behalf
/// @param address   from where: what the requests of one client have in common; empty for the only client there is, as on
///                  stdio, which needs no share
public record Sender(Principal principal, String address) {

    public Sender {
        Objects.requireNonNull(principal);
        Objects.requireNonNull(address);
    }

    /// The one client that the process serves.
    public static Sender only(Principal principal) {
        return new Sender(principal, "");
    }
}
