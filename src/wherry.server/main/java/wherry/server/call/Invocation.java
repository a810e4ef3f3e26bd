package wherry.server.call;

import java.time.Duration;
import wherry.protocol.Call;
import wherry.protocol.RequestMeta;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.event.ServerEvent;
import wherry.server.request.CallOutput;
import wherry.server.session.Caller;

/// One run of a capability's code: what it is asked, by whom, of which snapshot, and where its messages go. It knows nothing
/// of the request that started it, so that a run can outlive one.
///
/// @param subject   for logs and metrics
/// @param startedAt when the request came, by [System#nanoTime]
record Invocation(ServerEvent.Subject subject, Call.Handled call, RequestMeta meta, Caller caller, CallOutput output,
        CatalogSnapshot snapshot, long startedAt) {

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
