package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.check.house.Repository;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// `wherry config` of the real program.
class ConfigTest {
    private static final String KEY = "8f3b".repeat(16);

    private record Said(JsonObject json, String notes) {
        JsonObject entry(String list) {
            return json.object(list).flatMap(servers -> servers.object("wherry")).orElseThrow();
        }
    }

    private static Said config(Map<String, String> environment, String... arguments) {
        try (var program = Program.start(environment, arguments)) {
            assertEquals(0, program.exitCode(), program::errors);
            return new Said(JsonObject.parse(program.output()), program.errors());
        }
    }

    @Test
    void namesTheCommandOfThisProgramWithTheGivenSettings() {
        Said said = config(Map.of("LOG_LEVEL", "debug", "PORT", "9000", "MCP_TRANSPORT", "stdio"), "config", "vscode",
                "--fixture-many=7");
        JsonObject entry = said.entry("servers");
        assertEquals(JsonObject.parse("""
                {"LOG_LEVEL": "debug", "MCP_FIXTURE_MANY": "7"}"""), entry.object("env").orElseThrow());
        assertEquals(Path.of(System.getProperty("java.home"), "bin", "java").toString(), entry.string("command").orElseThrow());
        assertEquals(JsonArray.of("--module-path", Program.modulePath(), "--module", "wherry.app/wherry.app.Main"), entry.array("args").orElseThrow());
        assertTrue(said.notes().contains(".vscode/mcp.json"), said::notes);
    }

    @Test
    void namesTheImageOfThisVersion() throws IOException {
        JsonArray args = config(Map.of("MCP_RATE", "5"), "config", "claude-desktop", "--form=docker").entry("mcpServers")
                .array("args").orElseThrow();
        String line = args.toString();
        assertTrue(line.contains("\"--network\",\"none\",\"--read-only\",\"--cap-drop\",\"ALL\""), line);
        assertTrue(line.contains("\"--mount\",\"type=volume,src=wherry-data,dst=/data\",\"-e\",\"MCP_RATE=5\""), line);
        String image = Files.readString(Repository.root().resolve("runtime/identity")).lines()
                .filter(each -> each.startsWith("IMAGE=")).findFirst().orElseThrow().substring("IMAGE=".length());
        assertTrue(args.items().getLast().toString().startsWith("\"" + image + ":"), line);
    }

    @Test
    void namesTheImageOfAProjectAndMountsItsData() {
        JsonArray args = config(Map.of("JDK_JAVA_OPTIONS", "-Dwherry.image=localhost/mine:2", "MCP_DATA", "/srv/mine"), "config",
                "claude-desktop", "--form=docker").entry("mcpServers").array("args").orElseThrow();
        assertTrue(args.toString().endsWith("\"--mount\",\"type=bind,src=/srv/mine,dst=/data\",\"localhost/mine:2\"]"), args::toString);
        Said installed = config(Map.of("MCP_DATA", "/srv/mine"), "config", "claude-desktop");
        assertEquals(JsonObject.parse("{\"MCP_DATA\": \"/srv/mine\"}"), installed.entry("mcpServers").object("env").orElseThrow());
    }

    /// A configuration that the server would refuse is not printed.
    @ParameterizedTest
    @CsvSource({"MCP_DRAIN, never", "MCP_QUEUE, x"})
    void refusesASettingThatServingWouldRefuse(String name, String value) {
        try (var program = Program.start(Map.of(name, value), "config", "claude-code")) {
            assertEquals(2, program.exitCode());
            assertEquals("", program.output());
            assertTrue(program.errors().contains(name + ": expected "), program::errors);
        }
    }

    @ParameterizedTest
    @CsvSource({"config claude-code, MCP_ALLOWED_HOSTS, *", "config claude-code, MCP_ALLOWED_ORIGINS, https://app.example.com/", "health, MCP_ALLOWED_HOSTS, a:8443"})
    void refusesWhatServingByHttpWouldRefuse(String command, String name, String value) {
        try (var program = Program.start(Map.of("MCP_TRANSPORT", "http", name, value), command.split(" "))) {
            assertEquals(2, program.exitCode());
            assertTrue(program.errors().contains(name + ": expected "), program::errors);
        }
    }

    @ParameterizedTest
    @CsvSource({"HOST, 127.0.0.1, http://127.0.0.1:9000/m", "HOST, localhost, http://127.0.0.1:9000/m",
        "HOST, 0.0.0.0, http://127.0.0.1:9000/m",
        "HOST, ::1, http://[::1]:9000/m", "HOST, tool.example, http://tool.example:9000/m"})
    void namesTheAddressWhereItWouldServe(String name, String value, String url) {
        Said said = config(Map.of("MCP_TRANSPORT", "http", name, value), "config", "cursor", "--port=9000", "--path=/m");
        assertEquals(JsonObject.of("type", Json.of("http"), "url", Json.of(url)), said.entry("mcpServers"));
        assertTrue(said.notes().contains("must run already"), said::notes);
        assertEquals(said.json(), config(Map.of("PORT", "9000", "MCP_PATH", "/m", name, value), "config", "cursor",
                "--form=http").json());
    }

    @Test
    void showsNoSecretButMayNameItsFile(@TempDir Path folder) throws IOException {
        Said said = config(Map.of("MCP_STATE_KEY", KEY), "config", "claude-code");
        assertFalse(said.json().toString().contains(KEY) || said.notes().contains(KEY));
        assertTrue(said.notes().contains("MCP_STATE_KEY is a secret and is left out"), said::notes);
        Path file = Files.writeString(folder.resolve("key"), KEY);
        Said named = config(Map.of("MCP_STATE_KEY_FILE", file.toString()), "config", "claude-code");
        assertEquals(JsonObject.of("MCP_STATE_KEY_FILE", Json.of(file.toString())),
                named.entry("mcpServers").object("env").orElseThrow());
        assertFalse(named.notes().contains("left out"), named::notes);
    }

    @ParameterizedTest
    @CsvSource({
        "emacs, , 'expected one of claude-desktop, claude-code, vscode, cursor, got ''emacs'''",
        ", , 'expected one of claude-desktop, claude-code, vscode, cursor, got '''''",
        "vscode, --form=podman, 'MCP_FORM: expected installed, docker or http, got ''podman'''",
        "vscode, --rate=many, 'MCP_RATE: expected a whole number, 0 to 1000000'",
        "vscode, --path=mcp, 'a path that begins with /'",
        "vscode, --colour=blue, 'unknown argument ''--colour'''"})
    void refusesWhatItDoesNotKnow(String client, String argument, String expected) {
        String[] arguments = Stream.of("config", client, argument).filter(Objects::nonNull).toArray(String[]::new);
        try (var program = Program.start(arguments)) {
            assertEquals(2, program.exitCode());
            assertEquals("", program.output());
            assertTrue(program.errors().contains(expected), program::errors);
        }
    }

    @Test
    void refusesAnAddressThatChanges() {
        try (var program = Program.start("config", "vscode", "--transport=http", "--port=0")) {
            assertEquals(2, program.exitCode());
            assertTrue(program.errors().contains("expected a PORT that stays the same"), program::errors);
        }
    }
}
