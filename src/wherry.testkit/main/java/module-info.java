/// For tests of tools: a server in memory and a client of each revision, so that one test body runs a tool as every client
/// would; and conversations written as text.
///
/// | type | holds |
/// |---|---|
/// | `TestServer` | a server in memory with the capabilities under test |
/// | `TestPeer` | a client of one revision: calls, answers the server's questions, keeps the notifications |
/// | `Answer` | a response, with what tests look at, as JSON and as Java values |
/// | `Progress` | how far a call was |
/// | `TestCall` | a call context for a handler alone, without any server |
/// | `TestClock` | a clock that stands until it is moved |
/// | `Wire` | the client's end of a connection; other transports can have their own |
/// | `Transcript` | a conversation as text: read, played over a wire, compared with what the server says |
///
/// The module depends on no test framework: a test that fails gets an [AssertionError]. It reads and makes records by
/// reflection, which no part of a server does.
module wherry.testkit {
    requires transitive wherry.tool;
    requires wherry.server;

    exports wherry.testkit;
}
