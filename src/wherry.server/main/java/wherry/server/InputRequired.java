package wherry.server;

import java.util.Map;
import wherry.tool.InputRequest;

/// Ends a handler's run because its client must be asked first. An [Error], so that a handler's `catch (Exception e)` lets
/// it through.
final class InputRequired extends Error {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, InputRequest> requests;

    InputRequired(Map<String, InputRequest> requests) {
        super("the client must be asked for " + requests.keySet(), null, false, false);
        this.requests = requests;
    }

    Map<String, InputRequest> requests() {
        return requests;
    }
}
