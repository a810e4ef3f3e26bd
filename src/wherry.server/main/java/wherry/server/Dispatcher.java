package wherry.server;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import wherry.protocol.Call;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.Methods;
import wherry.protocol.RequestMeta;
import wherry.protocol.Revision;

/// Takes a request in, and sees that its outlet gets exactly one end.
///
/// What is quick and ours alone is answered on the caller's thread; a capability's code runs where its outlet says.
final class Dispatcher {
    private final Lifecycle lifecycle;
    private final Catalog catalog;
    private final Answers answers;
    private final Subscriptions subscriptions;
    private final Runs runs;
    /// Calls of capabilities' code, to be drained and timed out.
    private final Set<InFlight> working = ConcurrentHashMap.newKeySet();

    Dispatcher(Lifecycle lifecycle, Catalog catalog, Answers answers, Subscriptions subscriptions, Runs runs) {
        this.lifecycle = lifecycle;
        this.catalog = catalog;
        this.answers = answers;
        this.subscriptions = subscriptions;
        this.runs = runs;
    }

    Set<InFlight> working() {
        return working;
    }

    /// @param caller found out on the call's own thread, where there is one
    /// @param table  where the call can be found while it is open; empty when only its outlet's loss can cancel it
    InFlight start(Message.Request request, Supplier<Caller> caller, Outlet outlet, Optional<CallTable> table) {
        var flight = new InFlight(request.id(), outlet, over -> {
            working.remove(over);
            subscriptions.close(over);
            table.ifPresent(calls -> calls.remove(over));
        });
        answering(flight, () -> {
            lifecycle.requireOpen();
            if (table.isPresent()) {
                table.get().add(flight);
            }
            Offer offer = catalog.offer();
            if (Methods.isHandled(request.method()) || offer.methods.containsKey(request.method())) {
                working.add(flight);
                flight.run(() -> answering(flight, () -> runs.run(understood(request, caller.get(), flight, offer))));
            } else {
                serve(understood(request, caller.get(), flight, offer));
            }
        });
        return flight;
    }

    private static void answering(InFlight flight, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            flight.end(Reply.fault(Optional.of(flight.id()), e.fault(), Revision.LATEST));
        }
    }

    private Run understood(Message.Request request, Caller caller, InFlight flight, Offer offer) {
        var run = new Run(request, Methods.read(caller.revision(), request), RequestMeta.of(request.params()), caller, flight,
                offer);
        answers.requireOffered(run);
        return run;
    }

    private void serve(Run run) {
        if (run.call() instanceof Call.Listen filter) {
            subscriptions.open(run.flight(), filter);
        } else {
            run.flight().end(Reply.result(run.flight().id(), answers.answer(run)));
        }
    }
}
