package wherry.server.input;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.protocol.Codec;
import wherry.protocol.Envelope;
import wherry.protocol.FaultException;
import wherry.protocol.InputAnswers;
import wherry.protocol.Inputs;
import wherry.protocol.Message;
import wherry.protocol.Revision;
import wherry.server.admission.Admission;
import wherry.server.request.CallOutput;
import wherry.server.session.Questions;
import wherry.server.session.Session;
import wherry.tool.Elicitation;
import wherry.tool.InputFailed;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;
import wherry.tool.MissingCapability;
import wherry.tool.RootsRequest;
import wherry.tool.Sampling;

/// Asks on a legacy session: sends the requests on the call's own stream and parks the handler until the client has answered all.
/// Used by the handler's thread alone.
public final class LiveClientInput implements ClientInput {
    private final Session session;
    private final Inputs inputs;
    private final CallOutput call;
    private final Admission.Place place;
    private final Duration timeout;
    private final Map<String, InputResponse> answers = new HashMap<>();
    private final Map<String, Json> done = new HashMap<>();
    /// The ids of URL elicitations, by key. Read by any thread.
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    public LiveClientInput(Session session, CallOutput call, Admission.Place place, Duration timeout) {
        this.session = session;
        this.inputs = Codec.of(session.revision()).inputs();
        this.call = call;
        this.place = place;
        this.timeout = timeout;
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> requests) throws InterruptedException {
        List<InputRequest> undeclared = requests.values().stream().filter(each -> !isAllowed(each)).toList();
        if (!undeclared.isEmpty()) {
            throw new MissingCapability("this client, of revision " + session.revision().text()
                    + ", did not declare or cannot take what the call needs of it", undeclared);
        }
        var open = new LinkedHashMap<String, Questions.Question>();
        requests.forEach((key, request) -> {
            if (!answers.containsKey(key)) {
                open.put(key, send(key, request));
            }
        });
        if (!open.isEmpty()) {
            waitFor(open, requests);
        }
        var responses = new LinkedHashMap<String, InputResponse>();
        requests.keySet().forEach(key -> responses.put(key, answers.get(key)));
        return responses;
    }

    private boolean isAllowed(InputRequest request) {
        return call.carriesRequests() && inputs.carries(request) && session.capabilities().allows(request);
    }

    private Questions.Question send(String key, InputRequest request) {
        Questions.Question question = session.questions().ask();
        String elicitationId = question.id().value() instanceof JsonString(String text) ? text : "";
        if (request instanceof Elicitation.Url) {
            urls.put(key, elicitationId);
        }
        JsonObject params = inputs.params(request, elicitationId);
        call.send(Envelope.request(question.id(), Inputs.method(request), params));
        return question;
    }

    /// Waits for the answers. Gives up the handler's place among those at work meanwhile.
    private void waitFor(Map<String, Questions.Question> open, Map<String, InputRequest> requests) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        place.pause();
        try {
            for (var entry : open.entrySet()) {
                answers.put(entry.getKey(), read(requests.get(entry.getKey()), take(entry.getValue(), deadline)));
            }
        } finally {
            open.values().forEach(this::withdraw);
            place.resume();
        }
    }

    private JsonObject take(Questions.Question question, long deadline) throws InterruptedException {
        try {
            Message.Answer answer = question.answer().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return switch (answer) {
                case Message.Result result -> result.result();
                case Message.Failure failure -> throw new InputFailed("the client answered with an error: " + failure.message());
            };
        } catch (TimeoutException e) {
            throw new InputFailed("the client did not answer within " + timeout.toSeconds() + " s");
        } catch (CancellationException e) {
            // The end of the session also cancels this call. Its interrupt may come before or after this.
            throw new InterruptedException("the client's session ended before it answered");
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer comes or is cancelled, and nothing else", e);
        }
    }

    private static InputResponse read(InputRequest request, JsonObject answer) {
        InputResponse response;
        try {
            response = InputAnswers.read(request, answer);
        } catch (FaultException e) {
            throw new InputFailed(e.getMessage());
        }
        FormValidation.problem(request, response).ifPresent(problem -> {
            throw new InputFailed("the client's form does not fit its schema: " + problem);
        });
        return response;
    }

    /// Tells the client that the server does not need the answer any more.
    private void withdraw(Questions.Question question) {
        if (!question.answer().isDone()) {
            session.questions().forget(question.id());
            call.send(Envelope.notification("notifications/cancelled", JsonObject.of("requestId", question.id().value())));
        }
    }

    @Override
    public Json once(String key, Callable<Json> work) throws Exception {
        if (!done.containsKey(key)) {
            done.put(key, work.call());
        }
        return done.get(key);
    }

    @Override
    public void completed(String key) {
        if (session.revision() == Revision.V2025_11_25 && urls.containsKey(key)) {
            call.send(Envelope.notification("notifications/elicitation/complete",
                    JsonObject.of("elicitationId", Json.of(urls.get(key)))));
        }
    }
}
