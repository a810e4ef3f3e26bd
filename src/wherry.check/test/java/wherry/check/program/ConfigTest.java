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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
        "emacs, , 'expected one of claude-desktop, claude-code, vscode, cursor, codex, gemini, copilot, windsurf, zed, goose, lm-studio, jetbrains, json, got ''emacs'''",
        ", , 'expected one of claude-desktop, claude-code, vscode, cursor, codex, gemini, copilot, windsurf, zed, goose, lm-studio, jetbrains, json, got '''''",
        "vscode, --form=podman, 'MCP_FORM: expected installed, docker or http, got ''podman'''",
        "vscode, --rate=many, 'MCP_RATE: expected a whole number, 0 to 1000000'",
        "vscode, --path=mcp, 'a path that begins with /'",
        "vscode, --file=x.json, '--file: expected --write beside it'",
        "json, --write, '--write: json has no file of a user that is known; --file=FILE names one'",
        "goose, '--write --scope=project', '--write: goose has no file of a project; leave --scope out'",
        "cursor, --scope=all, 'MCP_SCOPE: expected user or project, got ''all'''",
        "vscode, --colour=blue, 'unknown argument ''--colour'''"})
    void refusesWhatItDoesNotKnow(String client, String argument, String expected) {
        String[] arguments = Stream.of("config", client, argument).filter(Objects::nonNull).flatMap(each -> Stream.of(each.split(" "))).toArray(String[]::new);
        try (var program = Program.start(arguments)) {
            assertEquals(2, program.exitCode());
            assertEquals("", program.output());
            assertTrue(program.errors().contains(expected), program::errors);
        }
    }

    /// The folders are those of capabilities, whose settings the program knows no better than by their kind.
    @Test
    void namesFoldersByTheirFullPathAndMountsThemForTheImage(@TempDir Path folder) throws IOException {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Path skills = Files.createDirectory(folder.resolve("skills"));
        String relative = Path.of("").toAbsolutePath().relativize(skills).toString();
        var settings = Map.of("MCP_SKILLS", relative, "MCP_FILES_ROOTS", notes + " , " + skills);
        assertEquals(JsonObject.of("MCP_FILES_ROOTS", Json.of(notes + "," + skills), "MCP_SKILLS", Json.of(skills.toString())),
                config(settings, "config", "zed").entry("context_servers").object("env").orElseThrow());
        Said image = config(settings, "config", "zed", "--form=docker");
        String line = image.entry("context_servers").array("args").orElseThrow().toString();
        assertTrue(line.contains("\"type=bind,src=" + notes + ",dst=/mnt/files-roots/notes,readonly\""), line);
        assertTrue(line.contains("\"type=bind,src=" + skills + ",dst=/mnt/files-roots/skills,readonly\""), line);
        assertTrue(line.contains("\"type=bind,src=" + skills + ",dst=/mnt/skills,readonly\""), line);
        assertTrue(line.contains("\"-e\",\"MCP_FILES_ROOTS=/mnt/files-roots/notes,/mnt/files-roots/skills\",\"-e\",\"MCP_SKILLS=/mnt/skills\""), line);
        assertTrue(image.notes().contains("user 65532, who must be able to read " + notes + "."), image::notes);
        Said written = config(settings, "config", "zed", "--form=docker", "--files-write=on");
        assertTrue(written.json().toString().contains("\"type=bind,src=" + notes + ",dst=/mnt/files-roots/notes\""), written.json()::toString);
    }

    /// Many clients pass no locale on, and the JVM finds no path beyond ASCII then.
    @Test
    @EnabledOnOs(OS.LINUX)
    void givesALocaleToAServerWithAPathBeyondAscii(@TempDir Path folder) throws IOException {
        Path skills = Files.createDirectory(folder.resolve("f\u00e4higkeiten"));
        Said said = config(Map.of("LC_ALL", "C.UTF-8", "MCP_SKILLS", skills.toString()), "config", "cursor");
        assertEquals(JsonObject.of("LC_ALL", Json.of("C.UTF-8"), "MCP_SKILLS", Json.of(skills.toString())),
                said.entry("mcpServers").object("env").orElseThrow());
        assertTrue(config(Map.of("LC_ALL", "C.UTF-8", "MCP_SKILLS", skills.toString()), "config", "cursor", "--form=docker").json().toString()
                .contains("\"-e\",\"LC_ALL=C.UTF-8\""));
    }

    @Test
    void tellsOfEachSecretOnce() {
        for (String form : new String[] {"installed", "docker"}) {
            Said said = config(Map.of("MCP_STATE_KEY", KEY, "MCP_DATA", "/srv/mine"), "config", "cursor", "--form=" + form);
            assertEquals(2, said.notes().split("is a secret and is left out", -1).length, said::notes);
        }
    }

    @Test
    void putsTheEntryIntoTheFileOfTheClient(@TempDir Path home) throws IOException {
        Path file = home.resolve(".cursor/mcp.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\n  // mine\n  \"mcpServers\": {\n    \"a\": {}\n  }\n}\n");
        var environment = Map.of("HOME", home.toString());
        assertEquals("Put the entry wherry into " + file + ".", output(environment, "config", "cursor", "--write", "--rate=5"));
        String text = Files.readString(file);
        assertTrue(text.startsWith("{\n  // mine\n  \"mcpServers\": {\n    \"a\": {},\n    \"wherry\": {\n      \"type\": \"stdio\","), text);
        assertTrue(text.contains("\"MCP_RATE\": \"5\""), text);
        assertEquals(file + " has this entry already.", output(environment, "config", "cursor", "--rate=5", "--write"));
        assertEquals(text, Files.readString(file));
        Path other = home.resolve("other.json");
        assertEquals("Put the entry wherry into " + other + ".", output(environment, "config", "json", "--write", "--file=" + other));
        assertTrue(JsonObject.parse(Files.readString(other)).object("mcpServers").orElseThrow().has("wherry"));
    }

    @Test
    void failsAtAFileThatItCannotParse(@TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve(".claude.json"), "{");
        try (var program = Program.start(Map.of("HOME", home.toString()), "config", "claude-code", "--write")) {
            assertEquals(1, program.exitCode());
            assertEquals("", program.output());
            assertTrue(program.errors().contains("wherry: " + file + ": expected JSON: "), program::errors);
        }
        assertEquals("{", Files.readString(file));
    }

    private static String output(Map<String, String> environment, String... arguments) {
        try (var program = Program.start(environment, arguments)) {
            assertEquals(0, program.exitCode(), program::errors);
            return program.output().strip();
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
