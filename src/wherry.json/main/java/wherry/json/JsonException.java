package wherry.json;

import tools.jackson.core.TokenStreamLocation;

/// Text that is no JSON, or that is over a limit. The message says what and where, repeats at most a few words of the text, and is fit to
/// show to the sender.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message, null, false, false);
    }

    static JsonException at(TokenStreamLocation location, String problem) {
        return new JsonException(problem + " at line " + location.getLineNr() + ", column " + location.getColumnNr());
    }
}
