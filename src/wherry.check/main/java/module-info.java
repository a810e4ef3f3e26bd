/// Tests of all modules together: conversations over each transport, every message checked against the official schemas,
/// the real program as a process, and the rules of the house.
///
/// | package | tests |
/// |---|---|
/// | `wherry.check.wire` | no tests: the server with the fixture capability on each transport, and a client for each |
/// | `wherry.check.transcript` | the conversations under `test/resources/transcripts`, in every revision and on every transport |
/// | `wherry.check.server` | one server with many clients: isolation, cancellation, state, draining, registration |
/// | `wherry.check.schema` | each message of the server is valid by the schema of its revision, and has no member that the revision lacks |
/// | `wherry.check.program` | the program as a process: streams, signals, settings |
/// | `wherry.check.house` | sizes and names, module descriptors, the table of requirements |
open module wherry.check {
    requires wherry.app;
    requires wherry.fixture;
    requires wherry.http;
    requires wherry.stdio;
    requires wherry.testkit;
    requires java.net.http;
    requires jdk.compiler;

    uses wherry.tool.Capability;
}
