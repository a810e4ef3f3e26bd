/// MCP over HTTP on the JDK's own server: every revision on one endpoint, and the HTTP+SSE transport of 2024-11-05 on its two paths.
///
/// | package | holds |
/// |---|---|
/// | `wherry.http` | `HttpTransport`: start and end |
/// | `wherry.http.options` | what can be set, with the limits of sessions and streams |
/// | `wherry.http.engine` | what speaks HTTP: the JDK's `com.sun.net.httpserver` with its properties made safe, or another |
/// | `wherry.http.request` | a request's line and headers, who makes it, and how it is refused |
/// | `wherry.http.exchange` | one request and its answer: body, bytes out, and the monitor that looks after all of them |
/// | `wherry.http.check` | what a request's line and headers must be: well formed, host, origin, content, mirrored headers |
/// | `wherry.http.stream` | a call's answer as JSON or as server-sent events, decided while the call is at work |
/// | `wherry.http.session` | what legacy revisions remember: sessions, and the events kept for a client that comes back |
/// | `wherry.http.endpoint` | the table of routes, and what serves them: POST, GET and DELETE, HTTP+SSE, health |
// The modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.http {
    requires transitive wherry.server;
    requires jdk.httpserver;

    exports wherry.http to wherry.app.http, wherry.check;
    exports wherry.http.check to wherry.app.http;
    exports wherry.http.engine to wherry.app.http, wherry.check;
    // A WebPage is passed in, during development alone.
    exports wherry.http.options to wherry.app.http, wherry.check, wherry.dev;
    // An Authenticator is passed in: what checks tokens is a module of its own.
    exports wherry.http.request to wherry.app.http, wherry.auth;
}
