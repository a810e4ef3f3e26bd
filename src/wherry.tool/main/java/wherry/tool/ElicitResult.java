package wherry.tool;

import java.util.Objects;
import wherry.json.JsonObject;

/// What the user did.
///
/// @param content for an accepted form: valid by its schema; else empty
public record ElicitResult(Action action, JsonObject content) implements InputResponse {

    /// ACCEPT: the user filled in the form, or agreed to open the URL. DECLINE: they said no. CANCEL: they looked away.
    public enum Action {
        ACCEPT,
        DECLINE,
        CANCEL
    }

    public ElicitResult {
        Objects.requireNonNull(action);
        Objects.requireNonNull(content);
    }

    public boolean accepted() {
        return action == Action.ACCEPT;
    }
}
