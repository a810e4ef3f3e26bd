/// The protocol as data: JSON-RPC envelopes, typed calls, faults, and the codec of each revision of MCP.
///
/// The module does no input or output and keeps no state. It is exported only to the parts of the server; tool authors use
/// `wherry.tool`.
// The modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.protocol {
    requires transitive wherry.tool;

    exports wherry.protocol to wherry.server, wherry.http, wherry.stdio, wherry.testkit, wherry.check;
}
