/// The stdio transport: one message a line, in and out.
///
/// Knows streams alone, not which ones: the app hands it the process's own.
// The modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.stdio {
    requires transitive wherry.server;

    exports wherry.stdio to wherry.app, wherry.testkit, wherry.check;
}
