package wherry.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import wherry.server.Server;
import wherry.tool.Setting;

/// A way to serve. All but the standard streams are found as services, so that a runtime can be linked without them.
public interface Mode {

    /// As `MCP_TRANSPORT` names it.
    String name();

    /// The settings of this mode alone.
    List<Setting> settings();

    /// Reads the settings of this mode.
    ///
    /// @throws BadSetting when one is no good
    Prepared prepare(Settings settings);

    /// A mode that knows all it must.
    interface Prepared {

        /// Serves until the process is told to stop, or there is nobody left to serve.
        ///
        /// @param drain how long calls at work may take to end then
        /// @return the exit code
        /// @throws IOException when it cannot listen
        int serve(Server server, Duration drain) throws IOException, InterruptedException;

        /// Whether the server that runs with these settings says that it is well.
        boolean isWell();

        /// Where clients reach that server; empty when each starts one of its own.
        Optional<URI> address();
    }
}
