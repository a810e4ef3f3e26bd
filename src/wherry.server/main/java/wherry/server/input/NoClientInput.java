package wherry.server.input;

import java.util.Map;
import java.util.concurrent.Callable;
import wherry.json.Json;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;

/// The input of calls that may not ask by the protocol: completion, and the methods of extensions.
public final class NoClientInput implements ClientInput {

    @Override
    public Map<String, InputResponse> ask(Map<String, InputRequest> requests) {
        throw new IllegalStateException("only tools, prompts and resources may ask the client");
    }

    @Override
    public Json once(String key, Callable<Json> work) throws Exception {
        return work.call();
    }

    @Override
    public void completed(String key) {
        // Nothing was asked.
    }
}
