/// The server without a transport: what is offered, who may call it and how often, and what is remembered between calls.
///
/// A transport hands in messages and a channel for what comes back; capabilities are found as services.
///
/// | package | holds |
/// |---|---|
/// | `wherry.server` | `Server`, composed here and driven by its transports; `PeerConnection`, a two-way channel such as stdio |
/// | `wherry.server.options` | what can be set on a server |
/// | `wherry.server.lifecycle` | starting, ready, draining, stopped; what is done from time to time |
/// | `wherry.server.event` | the log that operators read |
/// | `wherry.server.catalog` | the capabilities that are loaded, and a snapshot of all that they offer |
/// | `wherry.server.request` | one request from its arrival to its end, the channel for its messages, its reply |
/// | `wherry.server.call` | from a request to the code that answers it: the server's own, or a capability's |
/// | `wherry.server.admission` | how many handlers work at once, how many calls wait, how many a second |
/// | `wherry.server.input` | how a handler asks its client: live on a session, or by `input_required` and a retry |
/// | `wherry.server.session` | what a legacy revision remembers; who makes a call |
/// | `wherry.server.state` | text that goes out sealed and comes back: request states and cursors |
/// | `wherry.server.subscription` | who hears of changes |
// Some of the modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.server {
    requires transitive wherry.tool;
    requires transitive wherry.protocol;
    // Lets more carrier threads in when tools keep all of them busy; loaded only then.
    requires jdk.management;

    exports wherry.server to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.catalog to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.event to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.lifecycle to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.options to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.request to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;
    exports wherry.server.session to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;

    uses wherry.tool.Capability;
}
