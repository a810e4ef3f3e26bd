package wherry.app.config.document;

/// The language of a configuration file.
public enum Notation {
    /// With comments and commas before a closing bracket, which several clients allow.
    JSON, TOML, YAML;

    /// @param list   the name of the object that holds an entry for each server
    /// @param server the name of the entry
    /// @throws Unreadable when the text is not valid, or its form cannot be changed
    public ConfigText read(String text, String list, String server) throws Unreadable {
        return switch (this) {
            case JSON -> new JsonDocument(text, list, server);
            case TOML -> new TomlDocument(text, list, server);
            case YAML -> new YamlDocument(text, list, server);
        };
    }
}
