package wherry.app.config.document;

import java.util.Optional;
import wherry.json.JsonObject;

/// The text of a client's configuration, in which the entry of one server can be found and put. Immutable.
public sealed interface ConfigText permits JsonDocument, TomlDocument, YamlDocument {

    /// The entry of the server; empty when there is none.
    Optional<JsonObject> entry();

    /// The text with this entry of the server. All that is not the entry stays as it is, character by character.
    String with(JsonObject entry);
}
