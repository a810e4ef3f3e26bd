/// MCP over HTTP on the JDK's own server: every revision on one endpoint, and the old HTTP+SSE transport on its two paths.
///
/// | file | holds |
/// |---|---|
/// | `HttpTransport`, `HttpOptions` | the way in: what can be set, start and end |
/// | `JdkServer` | `com.sun.net.httpserver` with its system properties, made safe |
/// | `Exchange`, `Pulse` | one request and its answer; who looks after all of them |
/// | `Endpoint`, `Guard`, `AllowList` | from raw request to the part that serves it |
/// | `McpPost`, `McpSession` | the MCP endpoint: POST; GET and DELETE |
/// | `ModernHeaders`, `MirroredValue` | the headers that mirror a modern request's body |
/// | `CallOutlet`, `Streamed` | JSON or a stream, decided while a call is at work |
/// | `EventStream`, `Feed`, `Mailbox` | the writing side of a stream |
/// | `Sessions`, `HttpSession`, `Replay` | what legacy revisions remember |
/// | `LegacySse` | HTTP+SSE of 2024-11-05 |
// The modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.http {
    requires transitive wherry.server;
    requires jdk.httpserver;

    exports wherry.http to wherry.app.http, wherry.check;
}
