package wherry.server.lifecycle;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import wherry.protocol.Fault;
import wherry.server.event.Log;
import wherry.server.request.ActiveRequest;

/// Ends the calls that take longer than one may.
public final class OverdueCalls implements Runnable {
    private final Set<ActiveRequest> working;
    private final Duration limit;
    private final Log log;

    /// @param working the calls of capabilities' code that have not ended
    public OverdueCalls(Set<ActiveRequest> working, Duration limit, Log log) {
        this.working = working;
        this.limit = limit;
        this.log = log;
    }

    @Override
    public void run() {
        for (ActiveRequest call : working) {
            if (call.isOpen() && System.nanoTime() - call.startedAt() > limit.toNanos()) {
                log.write(Level.WARNING, "call took too long", call.fields(), call.whereabouts());
                call.endLate(new Fault.TimedOut("the call took longer than " + limit.toSeconds() + " s and was stopped"));
            }
        }
    }
}
