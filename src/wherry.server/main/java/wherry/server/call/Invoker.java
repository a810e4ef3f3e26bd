package wherry.server.call;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import java.util.function.Function;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Clients;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.Revision;
import wherry.server.admission.Admission;
import wherry.server.admission.RateLimit;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.event.CallLog;
import wherry.server.event.CallOutcome;
import wherry.server.event.Incident;
import wherry.server.event.Log;
import wherry.server.event.ServerEvent;
import wherry.server.input.ClientInput;
import wherry.server.input.LiveClientInput;
import wherry.server.input.NoClientInput;
import wherry.server.input.RetriedClientInput;
import wherry.server.options.ServerOptions;
import wherry.server.request.CallOutput;
import wherry.server.request.Reply;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Caller;
import wherry.server.state.RequestState;
import wherry.tool.CallContext;
import wherry.tool.InputFailed;
import wherry.tool.InvalidArgument;
import wherry.tool.MissingCapability;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// Runs one call of a capability's code from admission to reply, on one thread. Turns all that the code throws into a reply. Asks
/// the client also when the code catches the [Error] that ends its run for a question.
public final class Invoker {
    private final RateLimit rate;
    private final Admission admission;
    private final Handlers handlers;
    private final RequestState states;
    private final ResultMetadata results;
    private final ServerOptions options;
    private final Log log;
    private final Consumer<ServerEvent> events;
    /// Null unless the client may read what was thrown.
    private volatile Function<Throwable, String> explanation;

    public Invoker(RateLimit rate, Admission admission, Handlers handlers, RequestState states, ResultMetadata results,
            ServerOptions options, Log log, Consumer<ServerEvent> events) {
        this.rate = rate;
        this.admission = admission;
        this.handlers = handlers;
        this.states = states;
        this.results = results;
        this.options = options;
        this.log = log;
        this.events = events;
    }

    /// Lets the reply to a bug say what was thrown, in the words of this function.
    public void explain(Function<Throwable, String> explanation) {
        this.explanation = explanation;
    }

    /// @param answer takes the reply, before the listeners hear of it
    void invoke(Invocation invocation, Consumer<Reply> answer) {
        events.accept(new ServerEvent.Arrived(invocation.subject(), invocation.caller().revision()));
        Reply reply;
        try {
            reply = Reply.result(invocation.subject().request().id(), admitted(invocation));
        } catch (FaultException e) {
            reply = fault(invocation, e.fault());
        } catch (Throwable e) {
            reply = bug(invocation.subject(), invocation.output(), e);
        }
        boolean wanted = invocation.output().isOpen();
        answer.accept(reply);
        Caller caller = invocation.caller();
        events.accept(new ServerEvent.Ended(invocation.subject(), caller.revision(), caller.principal(), invocation.age(),
                wanted ? outcome(reply, caller.revision()) : new CallOutcome.Cancelled()));
    }

    private static CallOutcome outcome(Reply reply, Revision revision) {
        if (reply.fault().isEmpty()) {
            return reply.message().object("result").orElse(JsonObject.EMPTY).isTrue("isError") ? new CallOutcome.ToolFailed() : new CallOutcome.Completed();
        }
        Fault fault = reply.fault().get();
        return new CallOutcome.Refused(fault.code(revision), fault instanceof Fault.InternalError bug ? bug.incident() : "");
    }

    private static Reply fault(Invocation invocation, Fault fault) {
        return Reply.fault(invocation.subject().request().id(), fault, invocation.caller().revision());
    }

    private JsonObject admitted(Invocation invocation) throws Exception {
        Caller caller = invocation.caller();
        rate.require(caller.principal());
        try (Admission.Place place = admission.enter(caller.sender().peer())) {
            events.accept(new ServerEvent.Admitted(invocation.subject(), caller.revision(), place.waited()));
            return answer(invocation, place);
        }
    }

    private JsonObject answer(Invocation invocation, Admission.Place place) throws Exception {
        ClientInput input = input(invocation, place);
        try (var context = new HandlerContext(invocation.caller(), invocation.meta(), invocation.output(), input)) {
            JsonObject result = handled(invocation, context);
            return input.open().isEmpty() ? result : inputRequired(invocation, input.open().get());
        } catch (Throwable e) {
            if (input.open().isEmpty()) {
                throw e;
            }
            return inputRequired(invocation, input.open().get());
        }
    }

    private JsonObject handled(Invocation invocation, CallContext context) throws Exception {
        CatalogSnapshot snapshot = invocation.snapshot();
        Caller caller = invocation.caller();
        try {
            return switch (invocation.call()) {
                case Call.CallTool call -> handlers.callTool(snapshot, call, caller, context);
                case Call.ReadResource call -> handlers.readResource(snapshot, call, caller, context);
                case Call.GetPrompt call -> handlers.getPrompt(snapshot, call, caller, context);
                case Call.Complete call -> handlers.complete(snapshot, call, caller, context);
                case Call.Other call -> handlers.extension(snapshot, call, caller, context);
            };
        } catch (MissingCapability e) {
            return missing(invocation, e);
        } catch (InvalidArgument e) {
            throw new FaultException(new Fault.InvalidParams("Invalid arguments: " + e.getMessage()));
        } catch (ToolFailure | InputFailed e) {
            throw new FaultException(new Fault.Failed(e.getMessage()));
        }
    }

    private ClientInput input(Invocation invocation, Admission.Place place) {
        if (!(invocation.call() instanceof Call.MayAsk call)) {
            return new NoClientInput();
        }
        Caller caller = invocation.caller();
        if (caller.session().isPresent()) {
            return new LiveClientInput(caller.session().get(), invocation.output(), place, options.askTimeout());
        }
        Message.Request request = invocation.subject().request();
        RequestState.Progress progress = call.retry().requestState()
                .map(state -> states.open(caller.principal(), request.method(), request.params(), state))
                .orElse(RequestState.Progress.NONE);
        return new RetriedClientInput(caller.capabilities(), call.retry(), progress);
    }

    private JsonObject inputRequired(Invocation invocation, ClientInput.Open open) {
        var requests = JsonObject.builder();
        open.requests().forEach((key, request) -> requests.put(key, invocation.caller().codec().inputs().embedded(request)));
        Message.Request request = invocation.subject().request();
        String state = states.seal(invocation.caller().principal(), request.method(), request.params(), open.progress());
        return results.of("input_required", invocation.caller().revision(), JsonObject.builder()
                .put("inputRequests", requests.build()).put("requestState", state).build());
    }

    /// Tells a modern client which capability to declare. A legacy revision has no such error, so a tool's result tells the model.
    private JsonObject missing(Invocation invocation, MissingCapability missing) {
        JsonObject required = Clients.required(missing.requests());
        String message = missing.getMessage() + ": " + required;
        if (invocation.caller().revision().isModern()) {
            throw new FaultException(new Fault.MissingClientCapability(message, required));
        }
        if (invocation.call() instanceof Call.CallTool) {
            return invocation.caller().codec().contents().toolResult(ToolResult.error(message));
        }
        throw new FaultException(new Fault.Failed(message));
    }

    /// The reply to a call whose code had a bug. The log has the details.
    Reply bug(ServerEvent.Subject subject, CallOutput output, Throwable thrown) {
        // A closed call was cancelled or timed out, and its code throws because of that.
        return output.isOpen() ? report(subject, thrown)
                : Reply.fault(subject.request().id(), new Fault.InternalError(Incident.id()), Revision.LATEST);
    }

    /// Logs a bug under the id of an incident. The client gets the id alone.
    Reply report(ServerEvent.Subject subject, Throwable thrown) {
        String incident = Incident.id();
        log.write(Level.ERROR, "incident", CallLog.fields(subject).put("incident", incident).build(), thrown);
        return Reply.fault(subject.request().id(), new Fault.InternalError(incident, explanation == null ? "" : explanation.apply(thrown)), Revision.LATEST);
    }
}
