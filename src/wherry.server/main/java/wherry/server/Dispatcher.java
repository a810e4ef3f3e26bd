package wherry.server;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.Methods;
import wherry.protocol.RequestMeta;

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

    /// @param table where the call can be found while it is open; empty when only its outlet's loss can cancel it
    InFlight start(Message.Request request, Caller caller, Outlet outlet, Optional<CallTable> table) {
        var ends = new Ends();
        var flight = new InFlight(request.id(), outlet, ends);
        try {
            lifecycle.requireOpen();
            Call call = Methods.read(caller.revision(), request);
            RequestMeta meta = RequestMeta.of(request.params());
            table.ifPresent(calls -> {
                calls.add(flight);
                ends.add(() -> calls.remove(request.id()));
            });
            serve(flight, ends, new Run(request, call, meta, caller, flight, catalog.offer()));
        } catch (FaultException e) {
            flight.end(Reply.fault(Optional.of(request.id()), e.fault(), caller.revision()));
        }
        return flight;
    }

    private void serve(InFlight flight, Ends ends, Run run) {
        switch (run.call()) {
            case Call.CallTool _, Call.ReadResource _, Call.GetPrompt _, Call.Complete _ -> fork(flight, ends, run);
            case Call.Other other when !run.caller().revision().isModern() || !run.offer().methods.containsKey(other.method()) ->
                throw new FaultException(new Fault.MethodNotFound(other.method()));
            case Call.Other _ -> fork(flight, ends, run);
            case Call.Listen filter -> ends.add(subscriptions.open(flight, filter));
            case Call.Initialize _ -> throw new FaultException(new Fault.InvalidRequest("initialize opens a session: it was opened before"));
            case Call.Discover _, Call.Ping _, Call.ListItems _, Call.Subscribe _, Call.Unsubscribe _, Call.SetLevel _ -> {
                JsonObject result = answers.answer(run);
                flight.end(Reply.result(flight.id(), result));
            }
        }
    }

    private void fork(InFlight flight, Ends ends, Run run) {
        answers.requireOffered(run);
        working.add(flight);
        ends.add(() -> working.remove(flight));
        flight.run(() -> runs.run(run));
    }

    /// What is to be undone when a call is over. The call may end before all of it is known.
    private static final class Ends implements Runnable {
        private Runnable undo = () -> {
        };
        private boolean over;

        synchronized void add(Runnable more) {
            if (over) {
                more.run();
                return;
            }
            Runnable before = undo;
            undo = () -> {
                before.run();
                more.run();
            };
        }

        @Override
        public void run() {
            Runnable all;
            synchronized (this) {
                over = true;
                all = undo;
            }
            all.run();
        }
    }
}
