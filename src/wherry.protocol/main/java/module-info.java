/// The protocol as data: JSON-RPC envelopes, typed calls, faults, and what each revision of MCP puts on the wire.
///
/// No input or output happens here and nothing is remembered. Only the parts of the server see it: tool authors have
/// `wherry.tool`.
// The modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.protocol {
    requires transitive wherry.tool;

    exports wherry.protocol to wherry.server, wherry.http, wherry.stdio, wherry.testkit, wherry.check;
}
