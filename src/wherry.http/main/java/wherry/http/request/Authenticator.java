package wherry.http.request;

import wherry.tool.Principal;

/// Finds out on whose behalf a request is made. It is asked once for each request to a path that serves calls, before the body is
/// read; never for the health checks and for a browser's preflight.
///
/// Used by many threads at once, each of them the request's own: it may wait, and time that it takes is the request's.
@FunctionalInterface
public interface Authenticator {
    /// Takes each request for one of an anonymous client.
    Authenticator ANONYMOUS = _ -> Principal.ANONYMOUS;

    /// @return who asks; equal principals own the same sessions
    /// @throws Refusal when the request must not be served to them
    Principal authenticate(RequestHead head);
}
