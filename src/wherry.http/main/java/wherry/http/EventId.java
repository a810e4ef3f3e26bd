package wherry.http;

import java.util.Optional;

/// Where a client stopped reading: `<stream>-<event>`, unique in its session.
record EventId(long stream, long event) {
    private static final int DIGITS = 18;

    /// @return empty when the text is none of ours
    static Optional<EventId> of(String text) {
        int dash = text.indexOf('-');
        return dash > 0 && isNumber(text.substring(0, dash)) && isNumber(text.substring(dash + 1))
                ? Optional.of(new EventId(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10)))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return stream + "-" + event;
    }
}
