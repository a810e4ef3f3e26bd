/// The program: settings, logging, signals, and the server put together by `new`.
module wherry.app {
    requires wherry.http;
    requires wherry.stdio;

    uses wherry.tool.Capability;

    // So that what the JDK itself logs comes out in the same form and on the same stream.
    provides System.LoggerFinder with wherry.app.PlatformLoggers;
}
