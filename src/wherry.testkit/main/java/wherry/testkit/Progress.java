package wherry.testkit;

import java.util.Objects;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;

/// How far a call was, as its handler told it.
///
/// @param total   the value at the end; [Double#NaN] when the handler did not tell it
/// @param message empty when the handler gave none, or the revision has none (2024-11-05)
public record Progress(double progress, double total, String message) {

    public Progress {
        Objects.requireNonNull(message);
    }

    public Progress(double progress, double total) {
        this(progress, total, "");
    }

    /// Reads a `notifications/progress`.
    static Progress of(JsonObject notification) {
        JsonObject params = notification.object("params").orElseThrow();
        return new Progress(params.number("progress").orElseThrow().doubleValue(),
                params.number("total").map(JsonNumber::doubleValue).orElse(Double.NaN), params.string("message").orElse(""));
    }
}
