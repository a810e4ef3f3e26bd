package wherry.server;

import java.util.Map;
import java.util.concurrent.Callable;
import wherry.json.Json;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;

/// How a handler gets at what only its client can give; each era has its own way.
interface Asker {

    Map<String, InputResponse> ask(Map<String, InputRequest> requests) throws InterruptedException;

    Json once(String key, Callable<Json> work) throws Exception;

    /// Tells the client that what a URL was for is done.
    void completed(String key);
}
