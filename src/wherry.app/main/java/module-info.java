/// The program: settings, logging, signals, and the server put together by `new`. Ways to serve beside the standard streams are
/// found as services.
// Some of the modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.app {
    requires wherry.stdio;

    exports wherry.app to wherry.app.http, wherry.dev;

    uses wherry.app.Mode;
    uses wherry.tool.Capability;

    // So that what the JDK itself logs comes out in the same form and on the same stream.
    provides System.LoggerFinder with wherry.app.PlatformLoggers;
}
