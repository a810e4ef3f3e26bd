package wherry.json.regex;

/// Text that is no regular expression that [Regex] takes. The message says what is wrong and where; it does not repeat the text.
public final class RegexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegexException(String message) {
        super(message, null, false, false);
    }
}
