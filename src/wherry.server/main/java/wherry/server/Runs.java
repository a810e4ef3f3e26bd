package wherry.server;

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
import wherry.tool.CallContext;
import wherry.tool.InputFailed;
import wherry.tool.MissingCapability;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// Runs one call of a capability's code from admission to reply, on one thread. Nothing that the code throws gets past here,
/// and nothing that it catches: a client that must be asked is asked.
final class Runs {
    private final RateLimit rate;
    private final Admission admission;
    private final Handlers handlers;
    private final RequestState states;
    private final Results results;
    private final ServerOptions options;
    private final Log log;

    Runs(RateLimit rate, Admission admission, Handlers handlers, RequestState states, Results results, ServerOptions options,
            Log log) {
        this.rate = rate;
        this.admission = admission;
        this.handlers = handlers;
        this.states = states;
        this.results = results;
        this.options = options;
        this.log = log;
    }

    void run(Run run) {
        Reply reply;
        try {
            reply = Reply.result(run.flight().id(), admitted(run));
        } catch (FaultException e) {
            reply = Reply.fault(Optional.of(run.flight().id()), e.fault(), run.caller().revision());
        } catch (Throwable e) {
            reply = bug(run.request(), run.flight(), e);
        }
        log(run, reply);
        run.flight().end(reply);
    }

    private JsonObject admitted(Run run) throws Exception {
        rate.require(run.caller().principal());
        admission.enter();
        try {
            return answer(run);
        } finally {
            admission.leave();
        }
    }

    private JsonObject answer(Run run) throws Exception {
        Asker asker = asker(run);
        try (var context = new HandlerContext(run.caller(), run.meta(), run.flight(), asker)) {
            JsonObject result = handled(run, context);
            return asker.open().isEmpty() ? result : inputRequired(run, asker.open().get());
        } catch (Throwable e) {
            if (asker.open().isEmpty()) {
                throw e;
            }
            return inputRequired(run, asker.open().get());
        }
    }

    private JsonObject handled(Run run, CallContext context) throws Exception {
        try {
            return switch (run.call()) {
                case Call.CallTool call -> handlers.callTool(run.offer(), call, run.caller(), context);
                case Call.ReadResource call -> handlers.readResource(run.offer(), call, run.caller(), context);
                case Call.GetPrompt call -> handlers.getPrompt(run.offer(), call, run.caller(), context);
                case Call.Complete call -> handlers.complete(run.offer(), call, run.caller(), context);
                case Call.Other call -> handlers.extension(run.offer(), call, run.caller(), context);
                case Call.Initialize _, Call.Discover _, Call.Ping _, Call.ListItems _, Call.Subscribe _, Call.Unsubscribe _,
                        Call.SetLevel _, Call.Listen _ ->
                    throw new IllegalStateException("no code of a capability answers " + run.call());
            };
        } catch (MissingCapability e) {
            return missing(run, e);
        } catch (ToolFailure | InputFailed e) {
            throw new FaultException(new Fault.Failed(e.getMessage()));
        }
    }

    private Asker asker(Run run) {
        return switch (run.call()) {
            case Call.CallTool(_, _, Retry retry) -> asker(run, retry);
            case Call.ReadResource(_, Retry retry) -> asker(run, retry);
            case Call.GetPrompt(_, _, Retry retry) -> asker(run, retry);
            case Call.Complete _, Call.Other _, Call.Initialize _, Call.Discover _, Call.Ping _, Call.ListItems _,
                    Call.Subscribe _,
                    Call.Unsubscribe _, Call.SetLevel _, Call.Listen _ -> new SilentAsker();
        };
    }

    private Asker asker(Run run, Retry retry) {
        Caller caller = run.caller();
        if (caller.session().isPresent()) {
            return new LiveAsker(caller.session().get(), run.flight(), admission, options.askTimeout());
        }
        RequestState.Progress progress = retry.requestState()
                .map(state -> states.open(caller.principal(), run.request().method(), run.request().params(), state))
                .orElse(RequestState.Progress.NONE);
        return new RoundTripAsker(caller.capabilities(), retry, progress);
    }

    private JsonObject inputRequired(Run run, Asker.Open open) {
        var requests = JsonObject.builder();
        open.requests().forEach((key, request) -> requests.put(key, run.caller().codec().inputs().embedded(request)));
        String state = states.seal(run.caller().principal(), run.request().method(), run.request().params(), open.progress());
        return results.of("input_required", run.caller().revision(), JsonObject.builder()
                .put("inputRequests", requests.build()).put("requestState", state).build());
    }

    /// A modern client is told which capability to declare; an older protocol has no word for it, but a model can read it.
    private JsonObject missing(Run run, MissingCapability missing) {
        JsonObject required = Clients.required(missing.requests());
        String message = missing.getMessage() + ": " + required;
        if (run.caller().revision().isModern()) {
            throw new FaultException(new Fault.MissingClientCapability(message, required));
        }
        if (run.call() instanceof Call.CallTool) {
            return run.caller().codec().contents().toolResult(ToolResult.error(message));
        }
        throw new FaultException(new Fault.Failed(message));
    }

    /// What to answer when something of ours or of a capability broke: the log alone has more.
    Reply bug(Message.Request request, InFlight flight, Throwable thrown) {
        String incident = Incident.id();
        // A call that is over was cancelled: what its code throws then is the end of it.
        if (flight.isOpen()) {
            log.write(Level.ERROR, "incident", fields(request).put("incident", incident).build(), thrown);
        }
        return Reply.fault(Optional.of(request.id()), new Fault.InternalError(incident), Revision.LATEST);
    }

    private void log(Run run, Reply reply) {
        Level level = reply.fault().isPresent() ? Level.INFO : Level.DEBUG;
        if (log.isOn(level)) {
            var fields = fields(run.request()).put("millis", (System.nanoTime() - run.flight().startedAt()) / 1_000_000);
            reply.fault().ifPresent(fault -> fields.put("code", fault.code(run.caller().revision())));
            if (!run.flight().isOpen()) {
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
