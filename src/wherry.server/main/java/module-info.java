/// The server without a transport: its catalog, the admission of calls, and what it keeps between calls.
///
/// A transport hands in each message with a channel for the messages that it causes. The server finds capabilities as services.
///
/// | package | holds |
/// |---|---|
/// | `wherry.server` | `Server`, composed here and driven by its transports; `PeerConnection`, a two-way channel such as stdio |
/// | `wherry.server.options` | the options of a server |
/// | `wherry.server.lifecycle` | the states of a server; the tasks that it runs once a second |
/// | `wherry.server.event` | events, and the log that operators read |
/// | `wherry.server.access` | the scopes that callers need |
/// | `wherry.server.metrics` | counts of all that, in the formats of Prometheus |
/// | `wherry.server.catalog` | the loaded capabilities, and a snapshot of all that they offer |
/// | `wherry.server.search` | the tools that clients see in the place of many; tools that went away |
/// | `wherry.server.request` | one request from its arrival to its end, the channel for its messages, its reply |
/// | `wherry.server.call` | the way from a request to the code that answers it: the server's own, or a capability's |
/// | `wherry.server.admission` | how many handlers work at once, how many calls wait, how many a second |
/// | `wherry.server.input` | how a handler asks its client: live on a session, or by `input_required` and a retry |
/// | `wherry.server.lint` | what tools cost, and what not every client takes of them |
/// | `wherry.server.session` | the state of a legacy client between requests; the caller of a request |
/// | `wherry.server.state` | sealed text that a client keeps for the server: request states and cursors |
/// | `wherry.server.subscription` | the clients that the server tells of changes |
// Some of the modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.server {
    requires transitive wherry.tool;
    requires transitive wherry.protocol;
    // Adds carrier threads when tools keep all of them busy. Its classes are loaded only then.
    requires jdk.management;

    exports wherry.server to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.access to wherry.http, wherry.app.http, wherry.check;
    exports wherry.server.catalog to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.event to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.lifecycle to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.lint to wherry.app, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.metrics to wherry.http;
    exports wherry.server.options to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.request to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.session to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;

    uses wherry.tool.Capability;
}
