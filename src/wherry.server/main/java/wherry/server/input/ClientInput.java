package wherry.server.input;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import wherry.json.Json;
import wherry.server.state.RequestState;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;

/// How a handler gets at what only its client can give; each era has its own way.
public interface ClientInput {

    Map<String, InputResponse> ask(Map<String, InputRequest> requests) throws InterruptedException;

    Json once(String key, Callable<Json> work) throws Exception;

    /// Tells the client that what a URL was for is done.
    void completed(String key);

    /// What the client must be asked before the call can come to a result; empty when nothing is open.
    default Optional<Open> open() {
        return Optional.empty();
    }

    /// @param progress what must ride along with the question
    record Open(Map<String, InputRequest> requests, RequestState.Progress progress) {
    }
}
