/// The stdio transport: one message a line, in and out.
///
/// It works on any pair of streams. The app passes it those of the process.
// The modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.stdio {
    requires transitive wherry.server;

    exports wherry.stdio to wherry.app, wherry.testkit, wherry.check;
}
