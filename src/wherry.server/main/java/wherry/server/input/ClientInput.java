package wherry.server.input;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import wherry.json.Json;
import wherry.server.state.RequestState;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;

/// Asks the client for input on behalf of a handler. A legacy session and a modern request each have their own way.
public interface ClientInput {

    Map<String, InputResponse> ask(Map<String, InputRequest> requests) throws InterruptedException;

    Json once(String key, Callable<Json> work) throws Exception;

    /// Tells the client that the interaction behind a URL is complete.
    void completed(String key);

    /// The questions that the client must answer before the call has a result; empty when there are none.
    default Optional<Open> open() {
        return Optional.empty();
    }

    /// @param progress goes to the client with the questions, and comes back with the answers
    record Open(Map<String, InputRequest> requests, RequestState.Progress progress) {
    }
}
