package wherry.protocol;

import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.InputRequest;

/// Reads a client's name and capabilities, and names the capabilities that requests need.
public final class Clients {
    private Clients() {
    }

    /// The metadata of a modern request (specification: basic, Per-request protocol fields).
    public static final class Modern {
        private final Revision revision;
        private final Implementation clientInfo;
        private final ClientCapabilities capabilities;

        private Modern(Revision revision, Implementation clientInfo, ClientCapabilities capabilities) {
            this.revision = revision;
            this.clientInfo = clientInfo;
            this.capabilities = capabilities;
        }

        public Revision revision() {
            return revision;
        }

        /// Empty when the client did not give it.
        public Optional<Implementation> clientInfo() {
            return Optional.ofNullable(clientInfo);
        }

        public ClientCapabilities capabilities() {
            return capabilities;
        }
    }

    /// @throws FaultException when a required field is missing, or when the version is not a modern one
    public static Modern modern(JsonObject meta) {
        String version = meta.string(MetaKey.PROTOCOL_VERSION)
                .orElseThrow(() -> wrong(MetaKey.PROTOCOL_VERSION, "a string", meta));
        Revision revision = Revision.of(version).filter(Revision::isModern)
                .orElseThrow(() -> new FaultException(new Fault.UnsupportedVersion(version)));
        JsonObject declared = meta.object(MetaKey.CLIENT_CAPABILITIES)
                .orElseThrow(() -> wrong(MetaKey.CLIENT_CAPABILITIES, "an object", meta));
        Implementation info = Params.given(meta, MetaKey.CLIENT_INFO)
                .map(given -> implementation("_meta." + MetaKey.CLIENT_INFO, given)).orElse(null);
        return new Modern(revision, info, capabilities(declared));
    }

    static ClientCapabilities capabilities(JsonObject declared) {
        Optional<JsonObject> sampling = declared.object("sampling");
        Optional<JsonObject> elicitation = declared.object("elicitation");
        // A client of revision 2025-06-18 sends an empty object, which means forms.
        boolean form = elicitation.map(modes -> modes.has("form") || !modes.has("url")).orElse(false);
        return new ClientCapabilities(declared.object("roots").isPresent(), sampling.isPresent(),
                sampling.map(s -> s.has("tools")).orElse(false), sampling.map(s -> s.has("context")).orElse(false),
                form, elicitation.map(modes -> modes.has("url")).orElse(false),
                declared.object("extensions").orElse(JsonObject.EMPTY), declared);
    }

    private static FaultException wrong(String key, String expected, JsonObject meta) {
        return Params.wrong("_meta." + key, expected, meta, key);
    }

    /// Leaves the client's icons out, because the server never shows them.
    static Implementation implementation(String where, Json given) {
        if (!(given instanceof JsonObject info) || info.string("name").isEmpty() || info.string("version").isEmpty()) {
            throw Params.wrong(where, "an object with the strings name and version", given);
        }
        Implementation client = Implementation.of(info.string("name").get(), info.string("version").get());
        client = info.string("title").map(client::title).orElse(client);
        client = info.string("description").map(client::description).orElse(client);
        return info.string("websiteUrl").map(client::websiteUrl).orElse(client);
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
