/// For tests of tools, ours and those of other authors: a server in memory and a client of each revision, so that one test
/// body runs a tool as every client would; and conversations written down as text.
///
/// | type | holds |
/// |---|---|
/// | `TestServer` | a server in memory with the capabilities under test |
/// | `TestPeer` | a client of one revision: calls, answers the server's questions, keeps the notifications |
/// | `Answer` | a response, with what tests look at |
/// | `TestCall` | a call context for a handler alone, without any server |
/// | `TestClock` | a clock that stands until it is moved |
/// | `Wire` | the client's end of a connection; other transports can have their own |
/// | `Transcript` | a conversation as text: read, played over a wire, held against what the server says |
///
/// Nothing here depends on a test framework: what goes wrong is an [AssertionError].
module wherry.testkit {
    requires transitive wherry.tool;
    requires wherry.server;

    exports wherry.testkit;
}
