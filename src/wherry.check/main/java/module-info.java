/// Tests of the whole, which no single module can have: conversations over each transport, every message held against the
/// official schemas, the real program as a process, and the rules of the house.
///
/// | package | tests |
/// |---|---|
/// | `wherry.check.wire` | no tests: the fixture capability behind each transport, and a client's end of it |
/// | `wherry.check.transcript` | the conversations under `test/resources/transcripts`, in every revision and on every transport |
/// | `wherry.check.server` | what one server does for many clients: isolation, cancelling, state, draining, registration |
/// | `wherry.check.schema` | that what the server says is valid by its revision's schema, with nothing that the revision lacks |
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
