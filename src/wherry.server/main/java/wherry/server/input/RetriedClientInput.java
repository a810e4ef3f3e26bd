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

/// Asks by ending the run: what is answered already comes from the retry, the rest goes out as `input_required`
/// (specification: basic/patterns/mrtr). Used by the handler's thread alone.
public final class RetriedClientInput implements ClientInput {
    private final ClientCapabilities capabilities;
    private final JsonObject answers;
    /// The answers that this run has had a use for: they must ride along with the next question.
    private JsonObject used = JsonObject.EMPTY;
    private JsonObject done;
    private Map<String, InputRequest> missing = Map.of();

    public RetriedClientInput(ClientCapabilities capabilities, Retry retry, RequestState.Progress progress) {
        this.capabilities = capabilities;
        // What was answered in an earlier round stays so: work may have been done on the strength of it.
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

    /// A handler that has caught the end of its run gets no further than this: what it lacks is still to be asked.
    private void requireNothingMissing() {
        if (!missing.isEmpty()) {
            throw new InputRequired(missing.keySet());
        }
    }

    /// An answer that is no good is asked for again, as one that is missing.
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
        // The client learns it by its retry.
    }

    @Override
    public Optional<Open> open() {
        return missing.isEmpty() ? Optional.empty() : Optional.of(new Open(missing, new RequestState.Progress(used, done)));
    }
}
