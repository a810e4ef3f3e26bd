package wherry.http.session;

import java.util.Optional;
import wherry.http.exchange.Ascii;

/// The id of an event, unique in its session: `<stream>-<event>`. A client resumes after it.
public record EventId(long stream, long event) {
    private static final int DIGITS = 18;

    /// @return empty when the text has not this form
    public static Optional<EventId> of(String text) {
        int dash = text.indexOf('-');
        return dash > 0
                && Ascii.isNumber(text.substring(0, dash), DIGITS) && Ascii.isNumber(text.substring(dash + 1), DIGITS)
                ? Optional.of(new EventId(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return stream + "-" + event;
    }
}
