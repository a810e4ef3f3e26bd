package wherry.server.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.FaultException;
import wherry.protocol.InputAnswers;
import wherry.protocol.Retry;
import wherry.server.state.RequestState;
import wherry.tool.ClientCapabilities;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;
import wherry.tool.MissingCapability;

/// Asks a modern client: the retry brings the answers, and the run ends with `input_required` for those that are missing
/// (specification: basic/patterns/mrtr). Used by the handler's thread alone.
public final class RetriedClientInput implements ClientInput {
    private final ClientCapabilities capabilities;
    private final JsonObject answers;
    /// The answers that this run has used. They go to the client with the next question.
    private JsonObject used = JsonObject.EMPTY;
    private JsonObject done;
    private Map<String, InputRequest> missing = Map.of();

    public RetriedClientInput(ClientCapabilities capabilities, Retry retry, RequestState.Progress progress) {
        this.capabilities = capabilities;
        // An answer of an earlier round wins over a later one, since the handler may have acted on it.
        this.answers = retry.inputResponses().toBuilder().putAll(progress.answers()).build();
        this.done = progress.done();
    }

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> requests) {
        requireNothingMissing();
        List<InputRequest> undeclared = requests.values().stream().filter(each -> !capabilities.allows(each)).toList();
        if (!undeclared.isEmpty()) {
            throw new MissingCapability("the client did not declare what this call needs of it", undeclared);
        }
        var responses = new LinkedHashMap<String, InputResponse>();
        var unanswered = new LinkedHashMap<String, InputRequest>();
        requests.forEach((key, request) -> answered(key, request).ifPresentOrElse(
                response -> responses.put(key, response), () -> unanswered.put(key, request)));
        missing = unanswered;
        requireNothingMissing();
        return responses;
    }

    /// Ends the run again when the handler has caught the [InputRequired] of an earlier question.
    private void requireNothingMissing() {
        if (!missing.isEmpty()) {
            throw new InputRequired(missing.keySet());
        }
    }

    /// The client's answer; empty when there is none or it is not valid, so that it is asked for again.
    private Optional<InputResponse> answered(String key, InputRequest request) {
        Optional<Json> answer = answers.get(key);
        try {
            Optional<InputResponse> response = answer.map(given -> InputAnswers.read(request, given))
                    .filter(read -> FormValidation.problem(request, read).isEmpty());
            response.ifPresent(_ -> used = used.toBuilder().put(key, answer.get()).build());
            return response;
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    @Override
    public Json once(String key, Callable<Json> work) throws Exception {
        requireNothingMissing();
        Optional<Json> before = done.get(key);
        if (before.isPresent()) {
            return before.get();
        }
        Json result = work.call();
        done = done.toBuilder().put(key, result).build();
        return result;
    }

    @Override
    public void completed(String key) {
        // The client's own retry shows that the interaction is complete.
    }

    @Override
    public Optional<Open> open() {
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Open(missing, new RequestState.Progress(used, done)));
    }
}
