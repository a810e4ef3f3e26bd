package wherry.json.regex;

/// A text is not a regular expression that [Regex] accepts. The message says what is wrong and where. It does not repeat the text.
public final class RegexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegexException(String message) {
        super(message, null, false, false);
    }
}
