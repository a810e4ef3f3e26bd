/// Serves during development and follows the sources (`./build.sh dev`). Never shipped.
///
/// | type | is |
/// |---|---|
/// | `Dev` | the program that a developer starts; it keeps a server running and the client on stdio connected |
/// | `Relay` | passes messages between that client and the current server |
/// | `Live` | the server; it compiles and reloads a capability module when its sources change |
/// | `PageFiles` | the page to try the tools on, which the server has over HTTP; its files are resources |
module wherry.dev {
    requires java.compiler;
    requires wherry.app.http;
    requires wherry.processor;
    requires wherry.server;

    uses wherry.tool.Capability;
}
