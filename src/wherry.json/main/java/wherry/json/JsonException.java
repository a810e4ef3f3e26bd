package wherry.json;

import tools.jackson.core.TokenStreamLocation;

/// The text is not JSON, or exceeds a limit. The message says what is wrong and where. It quotes at most a few words of the text,
/// and the sender may see it.
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message, null, false, false);
    }

    static JsonException at(TokenStreamLocation location, String problem) {
        return new JsonException(problem + " at line " + location.getLineNr() + ", column " + location.getColumnNr());
    }
}
