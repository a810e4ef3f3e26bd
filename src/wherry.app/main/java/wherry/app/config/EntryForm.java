package wherry.app.config;

import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// What a client calls the parts of an entry.
///
/// @param program  members of each entry that starts a program
/// @param endpoint members of each entry that names a URL
record EntryForm(JsonObject program, String command, String environment, JsonObject endpoint, String url) {
    static final EntryForm PLAIN = new EntryForm(JsonObject.EMPTY, "command", "env", JsonObject.EMPTY, "url");
    static final EntryForm TYPED = PLAIN.with(JsonObject.of("type", Json.of("stdio")), JsonObject.of("type", Json.of("http")));

    private static final String ARGUMENTS = "args";
    private static final String TYPE = "type";

    EntryForm with(JsonObject inPrograms, JsonObject inEndpoints) {
        return new EntryForm(inPrograms, command, environment, inEndpoints, url);
    }

    EntryForm withUrl(String name) {
        return new EntryForm(program, command, environment, endpoint, name);
    }

    JsonObject entry(Connection connection) {
        return switch (connection) {
            case Connection.Endpoint(var address) -> endpoint.toBuilder().put(url, address.toString()).build();
            case Connection.Program(String name, var arguments, var variables) -> {
                var entry = program.toBuilder().put(command, name).put(ARGUMENTS, JsonArray.of(arguments, Json::of));
                var values = JsonObject.builder();
                variables.forEach(values::put);
                yield variables.isEmpty() ? entry.build() : entry.put(environment, values.build()).build();
            }
        };
    }

    /// The entry, with what a user has added to the one before it, such as the tools that need no approval.
    JsonObject merged(JsonObject before, JsonObject entry) {
        if (before.has(url) != entry.has(url)) {
            return entry;
        }
        Set<String> own = Set.of(TYPE, command, ARGUMENTS, environment, url);
        var merged = entry.toBuilder();
        before.names().stream().filter(name -> !own.contains(name)).forEach(name -> merged.put(name, before.get(name).orElseThrow()));
        return merged.build();
    }
}
