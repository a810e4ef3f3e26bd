/// The program: settings, logging, signals, and the server composed by `new`. It finds modes other than stdio as services.
// Some of the modules named below are compiled after this one.
@SuppressWarnings("module")
module wherry.app {
    requires wherry.stdio;
    // Tells `wherry doctor` whether the archive of classes is in use. Its classes are loaded only then.
    requires jdk.management;

    exports wherry.app to wherry.app.http, wherry.dev;

    uses wherry.app.Mode;
    uses wherry.tool.Capability;

    // Writes the JDK's own log lines in the server's form and to the same stream.
    provides System.LoggerFinder with wherry.app.PlatformLoggers;
}
