package wherry.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;

/// The values of the settings that serving needs, without those of a mode and of capabilities.
record Serving(Mode mode, ServerOptions options, Duration drain, Level logLevel, boolean isJsonLog) {

    /// @throws BadSetting when one is not valid
    static Serving of(Settings settings, List<Mode> modes, Implementation info) {
        // Read first, since it decides which wrong values only cause a warning.
        Mode mode = ServerSettings.mode(settings, modes);
        return new Serving(mode, ServerSettings.options(settings, info), ServerSettings.drain(settings),
                ServerSettings.logLevel(settings), ServerSettings.isJsonLog(settings));
    }
}
