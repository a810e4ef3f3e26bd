package wherry.protocol;

import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.InputRequest;

/// Reads who a client is and what it can do, and says what it lacks.
public final class Clients {
    private Clients() {
    }

    /// A modern request's own metadata (specification: basic, Per-request protocol fields).
    ///
    /// @param clientInfo empty when the client keeps it to itself
    public record Modern(Revision revision, Optional<Implementation> clientInfo, ClientCapabilities capabilities) {
    }

    /// @throws FaultException when a required field is missing, or the version is none of the modern ones
    public static Modern modern(JsonObject meta) {
        String version = meta.string(MetaKey.PROTOCOL_VERSION)
                .orElseThrow(() -> wrong(MetaKey.PROTOCOL_VERSION, "a string", meta));
        Revision revision = Revision.of(version).filter(Revision::isModern)
                .orElseThrow(() -> new FaultException(new Fault.UnsupportedVersion(version)));
        JsonObject declared = meta.object(MetaKey.CLIENT_CAPABILITIES)
                .orElseThrow(() -> wrong(MetaKey.CLIENT_CAPABILITIES, "an object", meta));
        Optional<Implementation> info = Params.given(meta, MetaKey.CLIENT_INFO)
                .map(given -> implementation("_meta." + MetaKey.CLIENT_INFO, given));
        return new Modern(revision, info, capabilities(declared));
    }

    static ClientCapabilities capabilities(JsonObject declared) {
        Optional<JsonObject> sampling = declared.object("sampling");
        Optional<JsonObject> elicitation = declared.object("elicitation");
        // An empty object is what revision 2025-06-18 sends, and means forms.
        boolean form = elicitation.map(modes -> modes.has("form") || !modes.has("url")).orElse(false);
        return new ClientCapabilities(declared.object("roots").isPresent(), sampling.isPresent(),
                sampling.map(s -> s.has("tools")).orElse(false), sampling.map(s -> s.has("context")).orElse(false),
                form, elicitation.map(modes -> modes.has("url")).orElse(false),
                declared.object("extensions").orElse(JsonObject.EMPTY), declared);
    }

    private static FaultException wrong(String key, String expected, JsonObject meta) {
        return Params.wrong("_meta." + key, expected, meta.get(key));
    }

    /// A client's icons are left out: nothing here shows them.
    static Implementation implementation(String where, Json given) {
        if (!(given instanceof JsonObject info) || info.string("name").isEmpty() || info.string("version").isEmpty()) {
            throw Params.wrong(where, "an object with the strings name and version", Optional.of(given));
        }
        return new Implementation(info.string("name").get(), info.string("version").get(), info.string("title"),
                info.string("description"), info.string("websiteUrl"), List.of());
    }

    /// The capabilities that these requests need, in the shape of `ClientCapabilities`.
    public static JsonObject required(List<InputRequest> requests) {
        JsonObject required = JsonObject.EMPTY;
        for (InputRequest request : requests) {
            required = Inputs.requires(request, required);
        }
        return required;
    }
}
