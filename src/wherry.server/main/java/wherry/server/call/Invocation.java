package wherry.server.call;

import java.time.Duration;
import wherry.protocol.Call;
import wherry.protocol.RequestMeta;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.event.ServerEvent;
import wherry.server.request.CallOutput;
import wherry.server.session.Caller;

/// One run of a capability's code: the call, its caller, the snapshot that it uses, and the output for its messages. It holds no
/// [wherry.server.request.ActiveRequest], so that a run can outlive its request.
///
/// @param subject   for events
/// @param startedAt the arrival of the request, by [System#nanoTime]
record Invocation(ServerEvent.Subject subject, Call.Handled call, RequestMeta meta, Caller caller, CallOutput output,
        CatalogSnapshot snapshot, long startedAt) {

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
