/// Serving while one works on the sources (`./build.sh dev`); what ships knows nothing of it.
///
/// | type | is |
/// |---|---|
/// | `Dev` | the program that a developer starts: it keeps a server running, and the client of the standard streams connected |
/// | `Relay` | between that client and the server of the moment |
/// | `Live` | the server, whose capability modules are compiled and loaded anew when their sources change |
module wherry.dev {
    requires java.compiler;
    requires wherry.app;
    requires wherry.processor;
    requires wherry.server;

    uses wherry.tool.Capability;
}
