package wherry.server.call;

import java.lang.System.Logger.Level;
import java.util.Optional;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Clients;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.Retry;
import wherry.protocol.Revision;
import wherry.server.admission.Admission;
import wherry.server.admission.RateLimit;
import wherry.server.event.Incident;
import wherry.server.event.Log;
import wherry.server.input.ClientInput;
import wherry.server.input.LiveClientInput;
import wherry.server.input.NoClientInput;
import wherry.server.input.RetriedClientInput;
import wherry.server.options.ServerOptions;
import wherry.server.request.ActiveRequest;
import wherry.server.request.Reply;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Caller;
import wherry.server.state.RequestState;
import wherry.tool.CallContext;
import wherry.tool.InputFailed;
import wherry.tool.MissingCapability;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// Runs one call of a capability's code from admission to reply, on one thread. Nothing that the code throws gets past here,
/// and nothing that it catches: a client that must be asked is asked.
public final class Invoker {
    private final RateLimit rate;
    private final Admission admission;
    private final Handlers handlers;
    private final RequestState states;
    private final ResultMetadata results;
    private final ServerOptions options;
    private final Log log;

    public Invoker(RateLimit rate, Admission admission, Handlers handlers, RequestState states, ResultMetadata results, ServerOptions options,
            Log log) {
        this.rate = rate;
        this.admission = admission;
        this.handlers = handlers;
        this.states = states;
        this.results = results;
        this.options = options;
        this.log = log;
    }

    void run(Invocation invocation) {
        Reply reply;
        try {
            reply = Reply.result(invocation.active().id(), admitted(invocation));
        } catch (FaultException e) {
            reply = Reply.fault(Optional.of(invocation.active().id()), e.fault(), invocation.caller().revision());
        } catch (Throwable e) {
            reply = bug(invocation.request(), invocation.active(), e);
        }
        log(invocation, reply);
        invocation.active().end(reply);
    }

    private JsonObject admitted(Invocation invocation) throws Exception {
        rate.require(invocation.caller().principal());
        admission.enter();
        try {
            return answer(invocation);
        } finally {
            admission.leave();
        }
    }

    private JsonObject answer(Invocation invocation) throws Exception {
        ClientInput input = input(invocation);
        try (var context = new HandlerContext(invocation.caller(), invocation.meta(), invocation.active(), input)) {
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
        try {
            return switch (invocation.call()) {
                case Call.CallTool call -> handlers.callTool(invocation.snapshot(), call, invocation.caller(), context);
                case Call.ReadResource call -> handlers.readResource(invocation.snapshot(), call, invocation.caller(), context);
                case Call.GetPrompt call -> handlers.getPrompt(invocation.snapshot(), call, invocation.caller(), context);
                case Call.Complete call -> handlers.complete(invocation.snapshot(), call, invocation.caller(), context);
                case Call.Other call -> handlers.extension(invocation.snapshot(), call, invocation.caller(), context);
                case Call.Initialize _, Call.Discover _, Call.Ping _, Call.ListItems _, Call.Subscribe _, Call.Unsubscribe _,
                        Call.SetLevel _, Call.Listen _ ->
                    throw new IllegalStateException("no code of a capability answers " + invocation.call());
            };
        } catch (MissingCapability e) {
            return missing(invocation, e);
        } catch (ToolFailure | InputFailed e) {
            throw new FaultException(new Fault.Failed(e.getMessage()));
        }
    }

    private ClientInput input(Invocation invocation) {
        return switch (invocation.call()) {
            case Call.CallTool(_, _, Retry retry) -> input(invocation, retry);
            case Call.ReadResource(_, Retry retry) -> input(invocation, retry);
            case Call.GetPrompt(_, _, Retry retry) -> input(invocation, retry);
            case Call.Complete _, Call.Other _, Call.Initialize _, Call.Discover _, Call.Ping _, Call.ListItems _,
                    Call.Subscribe _,
                    Call.Unsubscribe _, Call.SetLevel _, Call.Listen _ -> new NoClientInput();
        };
    }

    private ClientInput input(Invocation invocation, Retry retry) {
        Caller caller = invocation.caller();
        if (caller.session().isPresent()) {
            return new LiveClientInput(caller.session().get(), invocation.active(), admission, options.askTimeout());
        }
        RequestState.Progress progress = retry.requestState()
                .map(state -> states.open(caller.principal(), invocation.request().method(), invocation.request().params(), state))
                .orElse(RequestState.Progress.NONE);
        return new RetriedClientInput(caller.capabilities(), retry, progress);
    }

    private JsonObject inputRequired(Invocation invocation, ClientInput.Open open) {
        var requests = JsonObject.builder();
        open.requests().forEach((key, request) -> requests.put(key, invocation.caller().codec().inputs().embedded(request)));
        String state = states.seal(invocation.caller().principal(), invocation.request().method(), invocation.request().params(), open.progress());
        return results.of("input_required", invocation.caller().revision(), JsonObject.builder()
                .put("inputRequests", requests.build()).put("requestState", state).build());
    }

    /// A modern client is told which capability to declare; an older protocol has no word for it, but a model can read it.
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

    /// What to answer when something of ours or of a capability broke: the log alone has more.
    Reply bug(Message.Request request, ActiveRequest active, Throwable thrown) {
        String incident = Incident.id();
        // A call that is over was cancelled: what its code throws then is the end of it.
        if (active.isOpen()) {
            log.write(Level.ERROR, "incident", fields(request).put("incident", incident).build(), thrown);
        }
        return Reply.fault(Optional.of(request.id()), new Fault.InternalError(incident), Revision.LATEST);
    }

    private void log(Invocation invocation, Reply reply) {
        Level level = reply.fault().isPresent() ? Level.INFO : Level.DEBUG;
        if (log.isOn(level)) {
            var fields = fields(invocation.request()).put("millis", (System.nanoTime() - invocation.active().startedAt()) / 1_000_000);
            reply.fault().ifPresent(fault -> fields.put("code", fault.code(invocation.caller().revision())));
            if (!invocation.active().isOpen()) {
                fields.put("cancelled", true);
            }
            log.write(level, "call", fields.build());
        }
    }

    private static JsonObject.Builder fields(Message.Request request) {
        var fields = JsonObject.builder().put("id", request.id().value()).put("method", request.method());
        Optional<String> name = request.params().string("name");
        return switch (request.method()) {
            case "tools/call" -> fields.putString("tool", name);
            case "prompts/get" -> fields.putString("prompt", name);
            default -> fields;
        };
    }
}
