package wherry.http.request;

import wherry.tool.Principal;

/// Finds the principal of a request. The server calls it once for each request to a path that serves calls, before it reads the body.
/// It does not call it for health checks and for a browser's preflight.
///
/// Safe for use by many threads. It may wait: each request has a thread of its own.
@FunctionalInterface
public interface Authenticator {
    /// Treats each client as anonymous.
    Authenticator ANONYMOUS = _ -> Principal.ANONYMOUS;

    /// @return the principal; equal principals own the same sessions
    /// @throws Refusal when the server must not serve the request
    Principal authenticate(RequestHead head);
}
