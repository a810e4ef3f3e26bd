package wherry.server.catalog;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.event.Log;
import wherry.tool.Capability;

/// Closes capabilities, and logs what goes wrong.
final class CapabilityCloser {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Log log;

    CapabilityCloser(Log log) {
        this.log = log;
    }

    /// Closes a capability. Logs what its code throws, so that the others are closed as well.
    void close(Capability capability) {
        try {
            capability.close();
        } catch (RuntimeException | Error e) {
            log.write(Level.WARNING, "capability failed to close", JsonObject.of("capability", Json.of(capability.name())), e);
        }
    }

    /// Waits at most two seconds for their code.
    void closeAll(List<Capability> all) {
        Thread closing = Thread.ofPlatform().name("wherry-close").daemon().start(() -> all.forEach(this::close));
        try {
            if (!closing.join(PATIENCE)) {
                log.write(Level.WARNING, "capabilities take long to close, not waited for", JsonObject.EMPTY);
            }
            LeftThreads.of(all).forEach(left -> log.write(Level.WARNING, "thread still at work", left));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
