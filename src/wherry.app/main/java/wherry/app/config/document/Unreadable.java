package wherry.app.config.document;

import java.io.IOException;

/// A configuration cannot be read, or has a form that cannot be changed without a risk for the rest of it.
public final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message what was expected and what was found
    public Unreadable(String message) {
        super(message);
    }

    /// At a place of a text, whose line the message gives.
    static Unreadable at(String text, int place, String message) {
        return new Unreadable("line " + (text.substring(0, place).chars().filter(c -> c == '\n').count() + 1) + ": " + message);
    }
}
