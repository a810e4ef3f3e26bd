package wherry.tool;

import java.util.Objects;
import wherry.json.JsonObject;

/// What the client can do for the server.
///
/// @param roots           it lists its root directories
/// @param sampling        it lets the server ask its model
/// @param samplingTools   with tools (since 2025-11-25)
/// @param samplingContext with `includeContext`
/// @param elicitForm      it lets the server ask its user by a form
/// @param elicitUrl       it sends its user to a URL (since 2025-11-25)
/// @param extensions      by identifier, with their settings
/// @param declared        the whole object as the client sent it
public record ClientCapabilities(boolean roots, boolean sampling, boolean samplingTools, boolean samplingContext,
        boolean elicitForm, boolean elicitUrl, JsonObject extensions, JsonObject declared) {

    public ClientCapabilities {
        Objects.requireNonNull(extensions);
        Objects.requireNonNull(declared);
    }

    /// Whether the client can fulfil this request.
    public boolean allows(InputRequest request) {
        return switch (request) {
            case Elicitation.Form _ -> elicitForm;
            case Elicitation.Url _ -> elicitUrl;
            case Sampling asked -> sampling && (samplingTools || !asked.usesTools());
            case RootsRequest _ -> roots;
        };
    }
}
