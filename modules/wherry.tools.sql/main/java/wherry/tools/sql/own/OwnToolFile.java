package wherry.tools.sql.own;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonObject;
import wherry.tool.ToolFailure;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.dialect.NamedParameters;
import wherry.tools.sql.result.RowLimits;

/// Reads the file of `MCP_SQL_TOOLS`: an object that has for each tool's name an object with `description` and `sql`, and when wanted `database`
/// and `parameters`. The latter has for each `:name` of the SQL an object with `type` and `description`, and when wanted `default`.
record OwnToolFile(Path file, Databases databases, RowLimits limits) {
    private static final Set<String> MEMBERS = Set.of("description", "sql", "database", "parameters");
    private static final Set<String> OF_PARAMETER = Set.of("type", "description", "default");
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");
    private static final int MOST = 100;

    /// @throws IllegalArgumentException when the file cannot be read or says something else; the message says where
    List<OwnTool> read() {
        try {
            JsonObject all = JsonObject.parse(Files.readString(file));
            if (all.size() > MOST) {
                throw new IllegalArgumentException("it has " + all.size() + " tools; the most is " + MOST);
            }
            var tools = new ArrayList<OwnTool>();
            for (String name : all.names()) {
                tools.add(tool(name, all.object(name).orElseThrow(() -> new IllegalArgumentException("tool " + name + " should be an object"))));
            }
            return List.copyOf(tools);
        } catch (IOException | JsonException | ToolFailure | IllegalArgumentException e) {
            throw new IllegalArgumentException("MCP_SQL_TOOLS: " + file + ": " + e.getMessage(), e);
        }
    }

    private OwnTool tool(String name, JsonObject said) {
        if (!name.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException("tool '" + name + "' should have a name of 1 to 48 of a-z 0-9 _ that begins with a letter");
        }
        require(MEMBERS.containsAll(said.names()) && said.string("description").isPresent() && said.string("sql").isPresent(), "tool " + name,
                "description and sql, and when wanted database and parameters");
        JsonObject parameters = said.object("parameters").orElse(JsonObject.EMPTY);
        Database database = databases.get(said.string("database").orElse(""));
        try {
            var query = NamedParameters.in(said.string("sql").orElseThrow(), database.dialect(), Set.copyOf(parameters.names()));
            return new OwnTool(name, said.string("description").orElseThrow(), database, query, schema(name, parameters), limits);
        } catch (ToolFailure e) {
            throw new IllegalArgumentException("tool " + name + ": " + e.getMessage(), e);
        }
    }

    private static JsonObject schema(String tool, JsonObject parameters) {
        var required = new ArrayList<String>();
        for (String name : parameters.names()) {
            JsonObject said = parameters.object(name).orElse(JsonObject.EMPTY);
            require(name.matches("[a-z][a-z0-9_]{0,39}") && OF_PARAMETER.containsAll(said.names()) && said.string("description").isPresent()
                    && TYPES.contains(said.string("type").orElse("")), "parameter " + name + " of tool " + tool,
                    "a name of a-z 0-9 _, a description, a type of string, integer, number or boolean, and when wanted a default");
            if (!said.has("default")) {
                required.add(name);
            }
        }
        return JsonObject.builder().put("type", "object").put("properties", (Json) parameters).put("required", required).put("additionalProperties", false).build();
    }

    private static void require(boolean good, String what, String valid) {
        if (!good) {
            throw new IllegalArgumentException(what + " should have " + valid);
        }
    }
}
