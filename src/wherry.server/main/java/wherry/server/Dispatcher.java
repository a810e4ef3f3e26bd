package wherry.server;

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

/// Takes a request in, and sees that its outlet gets exactly one end.
///
/// What is quick and ours alone is answered on the caller's thread; a capability's code runs where its outlet says.
final class Dispatcher {
    private final Lifecycle lifecycle;
    private final Catalog catalog;
    private final Answers answers;
    private final Subscriptions subscriptions;
    private final Runs runs;
    private final Set<InFlight> working;
    private final Consumer<InFlight> whenGone;

    /// @param working where calls of capabilities' code are kept until nothing is left of them
    Dispatcher(Lifecycle lifecycle, Catalog catalog, Answers answers, Subscriptions subscriptions, Runs runs,
            Set<InFlight> working) {
        this.lifecycle = lifecycle;
        this.catalog = catalog;
        this.answers = answers;
        this.subscriptions = subscriptions;
        this.runs = runs;
        this.working = working;
        this.whenGone = working::remove;
    }

    /// @param caller found out on the call's own thread, where there is one
    /// @param table  where the call can be found while it is open; empty when only its outlet's loss can cancel it
    InFlight start(Message.Request request, Supplier<Caller> caller, Outlet outlet, Optional<CallTable> table) {
        var flight = new InFlight(request.id(), outlet, over -> {
            subscriptions.close(over);
            table.ifPresent(calls -> calls.remove(over));
        }, whenGone);
        answering(request, flight, () -> {
            lifecycle.requireOpen();
            if (table.isPresent()) {
                table.get().add(flight);
            }
            Offer seen = catalog.offer();
            if (Methods.isHandled(request.method()) || seen.methods.containsKey(request.method())) {
                keep(flight);
                // Only now: a capability that leaves the offer waits for the calls that are kept.
                Offer offer = catalog.offer();
                flight.run(() -> answering(request, flight, () -> runs.run(understood(request, caller.get(), flight, offer))));
            } else {
                serve(understood(request, caller.get(), flight, seen));
            }
        });
        return flight;
    }

    private void keep(InFlight flight) {
        working.add(flight);
        if (!flight.isOpen()) {
            // It was cancelled meanwhile, and nobody else would take it out.
            working.remove(flight);
        }
    }

    /// The one place where whatever goes wrong with a request becomes its answer.
    private void answering(Message.Request request, InFlight flight, Runnable work) {
        try {
            work.run();
        } catch (FaultException e) {
            flight.end(Reply.fault(Optional.of(flight.id()), e.fault(), Revision.LATEST));
        } catch (Throwable e) {
            flight.end(runs.bug(request, flight, e));
        }
    }

    private Run understood(Message.Request request, Caller caller, InFlight flight, Offer offer) {
        var run = new Run(request, Methods.read(caller.revision(), request), RequestMeta.of(request.params()), caller, flight,
                offer);
        answers.requireOffered(run);
        return run;
    }

    private void serve(Run run) {
        InFlight flight = run.flight();
        try {
            if (run.call() instanceof Call.Listen filter) {
                subscriptions.open(flight, filter);
            } else {
                flight.end(Reply.result(flight.id(), answers.answer(run)));
            }
        } catch (FaultException e) {
            flight.end(Reply.fault(Optional.of(flight.id()), e.fault(), run.caller().revision()));
        }
    }
}
