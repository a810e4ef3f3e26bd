package wherry.http.request;

import wherry.tool.Principal;

/// Finds the principal of a request. The server calls it once for each request to a path that serves calls, before it reads the body.
/// It does not call it for health checks, metadata and a browser's preflight.
///
/// Safe for use by many threads. It may wait: each request has a thread of its own.
@FunctionalInterface
public interface Authenticator {
    /// Treats each client as anonymous.
    Authenticator ANONYMOUS = new Authenticator() {
        private final Verification.Accepted anyone = Verification.Accepted.always(Principal.ANONYMOUS);

        @Override
        public Verification.Accepted authenticate(RequestHead head) {
            return anyone;
        }
    };

    /// @return the principal, and until when; equal principals own the same sessions. The request's stream ends at that time.
    /// @throws Refusal when the server must not serve the request
    Verification.Accepted authenticate(RequestHead head);

    /// How the server asks for what it needs to know of its callers.
    default ProtectedResource resource() {
        return ProtectedResource.NONE;
    }
}
