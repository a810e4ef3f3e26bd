package wherry.server.call;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import wherry.protocol.Call;
import wherry.protocol.FaultException;
import wherry.protocol.Fault;
import wherry.protocol.Message;
import wherry.protocol.Methods;
import wherry.protocol.RequestMeta;
import wherry.protocol.Revision;
import wherry.server.catalog.Catalog;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.event.ServerEvent;
import wherry.server.lifecycle.Lifecycle;
import wherry.server.request.ActiveRequest;
import wherry.server.request.CallChannel;
import wherry.server.request.Reply;
import wherry.server.request.RequestObserver;
import wherry.server.request.RequestTable;
import wherry.server.session.Caller;
import wherry.server.subscription.Subscriptions;

/// Takes a request in, and sees that its channel gets exactly one end.
///
/// What the server answers itself is answered on the caller's thread; a capability's code runs where the channel says.
public final class Dispatcher {
    private final Lifecycle lifecycle;
    private final Catalog catalog;
    private final ImmediateCalls immediateCalls;
    private final Subscriptions subscriptions;
    private final Invoker invoker;
    private final Set<ActiveRequest> working;

    /// @param working where requests that run capabilities' code are kept until nothing is left of them
    public Dispatcher(Lifecycle lifecycle, Catalog catalog, ImmediateCalls immediateCalls, Subscriptions subscriptions,
            Invoker invoker, Set<ActiveRequest> working) {
        this.lifecycle = lifecycle;
        this.catalog = catalog;
        this.immediateCalls = immediateCalls;
        this.subscriptions = subscriptions;
        this.invoker = invoker;
        this.working = working;
    }

    /// @param caller found out on the call's own thread, where there is one
    /// @param table  where the request can be found while it is open; empty when only the loss of its channel can cancel it
    public ActiveRequest start(Message.Request request, Supplier<Caller> caller, CallChannel channel, Optional<RequestTable> table) {
        var active = new ActiveRequest(request.id(), channel, new Observer(request, table));
        answering(request, active, () -> {
            lifecycle.requireOpen();
            if (table.isPresent()) {
                table.get().add(active);
            }
            CatalogSnapshot seen = catalog.snapshot();
            if (Methods.isHandled(request.method()) || seen.methods().containsKey(request.method())) {
                keep(active);
                // Only now: a capability that leaves the catalog waits for the requests that are kept.
                CatalogSnapshot snapshot = catalog.snapshot();
                active.run(() -> answering(request, active, () -> answer(request, caller.get(), active, snapshot)));
            } else {
                answer(request, caller.get(), active, seen);
            }
        });
        return active;
    }

    private void keep(ActiveRequest active) {
        working.add(active);
        if (!active.isOpen()) {
            // It was cancelled meanwhile: its observer looked before it was kept.
            working.remove(active);
        }
    }

    /// The one place where a failure becomes the request's answer.
    private void answering(Message.Request request, ActiveRequest active, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            active.end(Reply.fault(active.id(), e.fault(), Revision.LATEST));
        } catch (Throwable e) {
            active.end(invoker.bug(ServerEvent.Subject.of(request), active, e));
        }
    }

    private void answer(Message.Request request, Caller caller, ActiveRequest active, CatalogSnapshot snapshot) {
        Revision revision = caller.revision();
        try {
            Call call = Methods.read(revision, request);
            if (!snapshot.offers(call, revision)) {
                throw new FaultException(new Fault.MethodNotFound(request.method()));
            }
            switch (call) {
                case Call.Handled handled -> invoke(request, handled, caller, active, snapshot);
                case Call.Immediate immediate ->
                    active.end(Reply.result(active.id(), immediateCalls.answer(immediate, caller, snapshot)));
                case Call.Listen filter -> subscriptions.open(active, filter);
            }
        } catch (FaultException e) {
            active.end(Reply.fault(active.id(), e.fault(), revision));
        }
    }

    private void invoke(Message.Request request, Call.Handled call, Caller caller, ActiveRequest active,
            CatalogSnapshot snapshot) {
        var invocation = new Invocation(ServerEvent.Subject.of(request), call, RequestMeta.of(request.params()), caller, active,
                snapshot, active.startedAt());
        invoker.invoke(invocation, active::end);
    }

    private final class Observer implements RequestObserver {
        private final Message.Request request;
        private final Optional<RequestTable> table;

        Observer(Message.Request request, Optional<RequestTable> table) {
            this.request = request;
            this.table = table;
        }

        @Override
        public void ended(ActiveRequest over) {
            subscriptions.close(over);
            table.ifPresent(calls -> calls.remove(over));
        }

        @Override
        public void gone(ActiveRequest over) {
            working.remove(over);
        }

        @Override
        public Reply failed(ActiveRequest over, Throwable thrown) {
            return invoker.report(ServerEvent.Subject.of(request), thrown);
        }
    }
}
