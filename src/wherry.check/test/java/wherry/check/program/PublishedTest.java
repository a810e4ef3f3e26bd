package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wherry.check.house.Repository;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// The descriptions of the program for registries and clients are correct.
class PublishedTest {
    private static final JsonObject SERVER = read("runtime/server.json");
    private static final JsonObject BUNDLE = read("runtime/installer/mcpb/manifest.json");

    private static JsonObject read(String file) {
        try {
            return JsonObject.parse(Files.readString(Repository.root().resolve(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<JsonObject> objects(JsonObject parent, String list) {
        return parent.array(list).orElse(JsonArray.EMPTY).items().stream().map(JsonObject.class::cast);
    }

    private static String help() {
        try (var program = Program.start("--help")) {
            assertEquals(0, program.exitCode());
            return program.output();
        }
    }

    @Test
    void namesSettingsThatThereAreWithTheirDefaults() {
        String help = help();
        List<JsonObject> variables = objects(SERVER, "packages").flatMap(each -> objects(each, "environmentVariables")).toList();
        assertFalse(variables.isEmpty());
        variables.forEach(variable -> {
            String description = description(help, variable.string("name").orElseThrow());
            variable.string("default").ifPresent(value -> assertTrue(description.contains("; default " + value), description));
        });
        BUNDLE.object("server").flatMap(server -> server.object("mcp_config")).flatMap(config -> config.object("env"))
                .orElseThrow().names().forEach(name -> description(help, name));
    }

    /// Fails when the help does not list the setting.
    private static String description(String help, String name) {
        List<String> lines = help.lines().toList();
        int at = lines.indexOf(lines.stream().filter(line -> line.startsWith("  " + name + ", --")).findFirst()
                .orElseThrow(() -> new AssertionError("no setting " + name)));
        return lines.get(at + 1);
    }

    @Test
    void runsTheImageAsHardenedAsWherryConfigDoes() {
        try (var program = Program.start("config", "cursor", "--form=docker")) {
            assertEquals(0, program.exitCode());
            String arguments = JsonObject.parse(program.output()).object("mcpServers").orElseThrow()
                    .object("wherry").orElseThrow().array("args").orElseThrow().toString();
            JsonObject stdio = objects(SERVER, "packages").findFirst().orElseThrow();
            JsonArray published = objects(stdio, "runtimeArguments").filter(each -> !each.has("variables")).flatMap(each ->
                    Stream.of("name", "value").flatMap(part -> each.get(part).stream())).collect(JsonArray.toArray());
            assertEquals("[\"run\",\"-i\",\"--rm\"," + inside(published), arguments.substring(0, arguments.lastIndexOf(',')));
        }
    }

    private static String inside(Json array) {
        return array.toString().substring(1, array.toString().length() - 1);
    }
}
