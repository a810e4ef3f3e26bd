package wherry.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.server.lifecycle.Lifecycle;

/// Shuts the server down at SIGTERM or SIGINT: refuses new calls, ends the listeners, lets calls at work finish, answers the
/// others with an error, and flushes the output. A second signal ends the process at once.
public final class Shutdown {
    private static final Duration FLUSH = Duration.ofSeconds(1);

    private Shutdown() {
    }

    /// Writes all output that waits.
    public interface Flush {
        void within(Duration patience) throws InterruptedException;
    }

    /// Adds the shutdown hook.
    ///
    /// @param patience how long calls at work may take to end
    public static void on(Server server, Duration patience, Flush flush) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("wherry-shutdown").unstarted(() -> {
            if (server.lifecycle().state() == Lifecycle.State.STOPPED) {
                server.log().flush(FLUSH);
                return;
            }
            SecondSignal.watch();
            try {
                boolean inTime = server.drain(patience);
                flush.within(FLUSH);
                server.close();
                server.log().write(Level.INFO, "stopped", JsonObject.of("drained", Json.of(inTime)));
                server.log().flush(FLUSH);
            } catch (InterruptedException e) {
                server.close();
            }
        }));
    }
}
