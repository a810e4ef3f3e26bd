package wherry.server.call;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.FaultException;
import wherry.protocol.Fault;
import wherry.protocol.Message;
import wherry.protocol.Methods;
import wherry.protocol.RequestMeta;
import wherry.protocol.Revision;
import wherry.server.catalog.Catalog;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.event.CallLog;
import wherry.server.event.ServerEvent;
import wherry.server.lifecycle.Lifecycle;
import wherry.server.request.ActiveRequest;
import wherry.server.request.CallChannel;
import wherry.server.request.Reply;
import wherry.server.request.RequestObserver;
import wherry.server.request.RequestTable;
import wherry.server.session.Caller;
import wherry.server.subscription.Subscriptions;

/// Takes in a request, and ensures that its channel gets exactly one end.
///
/// The server's own answers are made on the thread that brings the request. The channel chooses the thread for a capability's code.
public final class Dispatcher {
    private final Lifecycle lifecycle;
    private final Catalog catalog;
    private final ImmediateCalls immediateCalls;
    private final Subscriptions subscriptions;
    private final Invoker invoker;
    private final Set<ActiveRequest> working;

    /// @param working holds each request that runs a capability's code, until its code and its channel have ended
    public Dispatcher(Lifecycle lifecycle, Catalog catalog, ImmediateCalls immediateCalls, Subscriptions subscriptions,
            Invoker invoker, Set<ActiveRequest> working) {
        this.lifecycle = lifecycle;
        this.catalog = catalog;
        this.immediateCalls = immediateCalls;
        this.subscriptions = subscriptions;
        this.invoker = invoker;
        this.working = working;
    }

    /// Lets the reply to a bug say what was thrown, in these words.
    public void explainBugs(Function<Throwable, String> words) {
        invoker.explain(words);
    }

    /// Starts a request that only the loss of its channel can cancel.
    public ActiveRequest start(Message.Request asked, Supplier<Caller> caller, CallChannel channel) {
        Message.Request request = catalog.snapshot().named(asked);
        return start(request, caller, new ActiveRequest(request.id(), channel, new Observer(request, _ -> {
        })), _ -> {
        });
    }

    /// @param caller read on the call's own thread, where it has one
    /// @param table  where the request can be found and cancelled while it is open
    public ActiveRequest start(Message.Request asked, Supplier<Caller> caller, CallChannel channel, RequestTable table) {
        Message.Request request = catalog.snapshot().named(asked);
        return start(request, caller, new ActiveRequest(request.id(), channel, new Observer(request, table::remove)), table::add);
    }

    private ActiveRequest start(Message.Request request, Supplier<Caller> caller, ActiveRequest active,
            Consumer<ActiveRequest> atStart) {
        answering(request, active, () -> {
            lifecycle.requireOpen();
            atStart.accept(active);
            CatalogSnapshot seen = catalog.snapshot();
            if (Methods.isHandled(request.method()) || seen.methods().containsKey(request.method())) {
                keep(active);
                // Taken after that, since a capability that leaves the catalog waits for the requests in `working`.
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
            // It was cancelled before it was added, so its observer found nothing to remove.
            working.remove(active);
        }
    }

    /// Answers what fails before a handler has the call. The [Invoker] answers what fails in a handler.
    private void answering(Message.Request request, ActiveRequest active, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            active.end(Reply.fault(active.id(), e.fault(), Revision.LATEST));
        } catch (Throwable e) {
            active.end(invoker.bug(new ServerEvent.Subject(request), active, e));
        }
    }

    private void answer(Message.Request request, Caller caller, ActiveRequest active, CatalogSnapshot snapshot) {
        Revision revision = caller.revision();
        try {
            Call call = Methods.read(revision, request);
            if (!snapshot.offers(call, revision)) {
                throw new FaultException(new Fault.MethodNotFound(request.method()));
            }
            ScopeCheck.require(call, caller.principal(), snapshot);
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
        var invocation = new Invocation(new ServerEvent.Subject(request), call, RequestMeta.of(request.params()), caller, active,
                snapshot, active.startedAt());
        invoker.invoke(invocation, active::end);
    }

    private final class Observer implements RequestObserver {
        private final Message.Request request;
        private final Consumer<ActiveRequest> atEnd;

        Observer(Message.Request request, Consumer<ActiveRequest> atEnd) {
            this.request = request;
            this.atEnd = atEnd;
        }

        @Override
        public void ended(ActiveRequest over) {
            subscriptions.close(over);
            atEnd.accept(over);
        }

        @Override
        public void gone(ActiveRequest over) {
            working.remove(over);
        }

        @Override
        public JsonObject fields(ActiveRequest open) {
            return CallLog.fields(new ServerEvent.Subject(request)).build();
        }

        @Override
        public Reply failed(ActiveRequest over, Throwable thrown) {
            return invoker.report(new ServerEvent.Subject(request), thrown);
        }
    }
}
