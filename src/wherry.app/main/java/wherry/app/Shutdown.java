package wherry.app;

import java.lang.System.Logger.Level;
import java.time.Duration;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.server.lifecycle.Lifecycle;

/// Ends the server in good order when the process is told to stop (SIGTERM, SIGINT): refuses new calls, ends the listeners,
/// lets calls at work finish, answers those that do not with an error, and writes what is still to be written. A second
/// signal ends the process at once.
public final class Shutdown {
    private static final Duration FLUSH = Duration.ofSeconds(1);

    private Shutdown() {
    }

    /// Gets out what is still to be written.
    public interface Flush {
        void within(Duration patience) throws InterruptedException;
    }

    /// Arranges for it.
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
