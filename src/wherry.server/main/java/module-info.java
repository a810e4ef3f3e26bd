/// The server without a transport: what is offered, who may call it and how often, and what is remembered between calls.
///
/// A transport hands in messages and an outlet for what comes back; capabilities are found as services.
// Some of the modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.server {
    requires transitive wherry.tool;
    requires transitive wherry.protocol;
    // Lets more carrier threads in when tools keep all of them busy; loaded only then.
    requires jdk.management;

    exports wherry.server to wherry.http, wherry.stdio, wherry.app, wherry.app.http, wherry.testkit, wherry.check, wherry.dev;

    uses wherry.tool.Capability;
}
