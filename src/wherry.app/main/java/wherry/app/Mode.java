package wherry.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import wherry.server.Server;
import wherry.tool.CheckResult;
import wherry.tool.Setting;

/// A way to serve. The program finds all modes but stdio as services, so that a runtime can be linked without them.
public interface Mode {

    /// The value of `MCP_TRANSPORT` that chooses this mode.
    String name();

    /// The settings of this mode alone.
    List<Setting<?>> settings();

    /// The settings of services that this mode may use. Looking for services takes time, so the program calls it only when a setting that it
    /// does not know is given, or when it lists all.
    default List<Setting<?>> serviceSettings() {
        return List.of();
    }

    /// Reads the settings of this mode.
    ///
    /// @throws BadSetting when one is not valid
    Prepared prepare(Settings settings);

    /// A mode that has read its settings.
    interface Prepared {

        /// Checks what matters only to a server, before it starts.
        ///
        /// @throws BadSetting when it must not serve with these settings
        default void checkServing() {
        }

        /// What an operator should know of these settings before others can reach the server.
        default List<CheckResult> findings() {
            return List.of();
        }

        /// Serves until the process gets a signal to stop, or the only client closes its side.
        ///
        /// @param drain how long calls at work may take to end after that
        /// @return the exit code
        /// @throws IOException when it cannot listen
        int serve(Server server, Duration drain) throws IOException, InterruptedException;

        /// Whether a running server with these settings is healthy.
        boolean isWell();

        /// The URL of that server; empty when each client starts a server of its own.
        Optional<URI> address();
    }
}
