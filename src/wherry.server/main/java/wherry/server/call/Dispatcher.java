package wherry.server.call;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wherry.protocol.Call;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.Methods;
import wherry.protocol.RequestMeta;
import wherry.protocol.Revision;
import wherry.server.catalog.Catalog;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.lifecycle.Lifecycle;
import wherry.server.request.ActiveRequest;
import wherry.server.request.CallChannel;
import wherry.server.request.Reply;
import wherry.server.request.RequestTable;
import wherry.server.session.Caller;
import wherry.server.subscription.Subscriptions;

/// Takes a request in, and sees that its channel gets exactly one end.
///
/// What is quick and ours alone is answered on the caller's thread; a capability's code runs where its channel says.
public final class Dispatcher {
    private final Lifecycle lifecycle;
    private final Catalog catalog;
    private final ImmediateCalls answers;
    private final Subscriptions subscriptions;
    private final Invoker invoker;
    private final Set<ActiveRequest> working;
    private final Consumer<ActiveRequest> whenGone;

    /// @param working where calls of capabilities' code are kept until nothing is left of them
    public Dispatcher(Lifecycle lifecycle, Catalog catalog, ImmediateCalls answers, Subscriptions subscriptions, Invoker invoker,
            Set<ActiveRequest> working) {
        this.lifecycle = lifecycle;
        this.catalog = catalog;
        this.answers = answers;
        this.subscriptions = subscriptions;
        this.invoker = invoker;
        this.working = working;
        this.whenGone = working::remove;
    }

    /// @param caller found out on the call's own thread, where there is one
    /// @param table  where the call can be found while it is open; empty when only its channel's loss can cancel it
    public ActiveRequest start(Message.Request request, Supplier<Caller> caller, CallChannel channel, Optional<RequestTable> table) {
        var active = new ActiveRequest(request.id(), channel, over -> {
            subscriptions.close(over);
            table.ifPresent(calls -> calls.remove(over));
        }, whenGone);
        answering(request, active, () -> {
            lifecycle.requireOpen();
            if (table.isPresent()) {
                table.get().add(active);
            }
            CatalogSnapshot seen = catalog.snapshot();
            if (Methods.isHandled(request.method()) || seen.methods.containsKey(request.method())) {
                keep(active);
                // Only now: a capability that leaves the offer waits for the calls that are kept.
                CatalogSnapshot snapshot = catalog.snapshot();
                active.run(() -> answering(request, active, () -> invoker.run(understood(request, caller.get(), active, snapshot))));
            } else {
                serve(understood(request, caller.get(), active, seen));
            }
        });
        return active;
    }

    private void keep(ActiveRequest active) {
        working.add(active);
        if (!active.isOpen()) {
            // It was cancelled meanwhile, and nobody else would take it out.
            working.remove(active);
        }
    }

    /// The one place where whatever goes wrong with a request becomes its answer.
    private void answering(Message.Request request, ActiveRequest active, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            active.end(Reply.fault(Optional.of(active.id()), e.fault(), Revision.LATEST));
        } catch (Throwable e) {
            active.end(invoker.bug(request, active, e));
        }
    }

    private Invocation understood(Message.Request request, Caller caller, ActiveRequest active, CatalogSnapshot snapshot) {
        var invocation = new Invocation(request, Methods.read(caller.revision(), request), RequestMeta.of(request.params()), caller, active,
                snapshot);
        answers.requireOffered(invocation);
        return invocation;
    }

    private void serve(Invocation invocation) {
        ActiveRequest active = invocation.active();
        try {
            if (invocation.call() instanceof Call.Listen filter) {
                subscriptions.open(active, filter);
            } else {
                active.end(Reply.result(active.id(), answers.answer(invocation)));
            }
        } catch (FaultException e) {
            active.end(Reply.fault(Optional.of(active.id()), e.fault(), invocation.caller().revision()));
        }
    }
}
