package wherry.server.input;

import java.util.Set;

/// Ends a handler's run because the client must answer a question first. An [Error], so that a handler's `catch (Exception e)` does
/// not catch it.
final class InputRequired extends Error {
    private static final long serialVersionUID = 1L;

    InputRequired(Set<String> keys) {
        super("the client must be asked for " + keys, null, false, false);
    }
}
