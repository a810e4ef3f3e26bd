package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.JsonObject;

/// Settings of the real program: which it refuses, which it shows, which it keeps secret.
class SettingsTest {
    private static final String KEY = "8f3b".repeat(16);
    private static final String OTHER_KEY = "51ac".repeat(16);

    @ParameterizedTest
    @CsvSource({
        "MCP_TRANSPORT, pigeon, stdio or http",
        "MCP_STATE_KEY, abc, 32 bytes",
        "MCP_DRAIN, soon, seconds",
        "MCP_FIXTURE_MANY, lots, 0 to 10000"})
    void endsByABadSettingWithOneLine(String name, String value, String expected) {
        try (var program = Program.start(Map.of(name, value))) {
            assertEquals(2, program.exitCode());
            assertEquals("", program.output());
            assertOneLine(program);
            assertTrue(program.errors().startsWith("wherry: "), program::errors);
            assertTrue(program.errors().contains(expected), program::errors);
        }
    }

    /// On a busy machine there is also the warning that a capability took long to be made.
    private static void assertOneLine(Program program) {
        assertEquals(1, program.errors().lines().filter(line -> !line.contains(" ms to be made; ")).count(), program::errors);
    }

    @ParameterizedTest
    @CsvSource({"--port=99999, 0 to 65535", "--log-level=loud, trace", "--workers=0, 1 to 10000", "--path=mcp, a path that begins with /"})
    void endsByABadArgumentWithOneLine(String argument, String expected) {
        try (var program = Program.start(argument)) {
            assertEquals(2, program.exitCode());
            assertOneLine(program);
            assertTrue(program.errors().contains(expected), program::errors);
        }
    }

    /// Clients, tunnels and orchestrators set variables of these names for the programs that they start.
    @ParameterizedTest
    @CsvSource({
        "MCP_TRANSPROT, http, did you mean MCP_TRANSPORT",
        "MCP_ENV_VARS, {}, unknown setting MCP_ENV_VARS is ignored",
        "MCP_PORT, tcp://10.0.0.1:80, unknown setting MCP_PORT is ignored",
        "PORT, tcp://10.0.0.1:80, 0 to 65535",
        "LOG_LEVEL, loud, trace",
        "WORKERS, auto, 1 to 10000",
        "MCP_PATH, mcp, a path that begins with /"})
    void servesAllTheSameAndWarnsOfAVariableThatIsMeantForAnotherProgram(String name, String value, String expected) {
        try (var program = Program.start(Map.of(name, value))) {
            assertTrue(program.request(1, "tools/list", "{}").response(1).has("result"));
            program.awaitError(expected);
        }
    }

    @Test
    void takesASettingAsAnArgumentBeforeTheEnvironment() {
        try (var program = Program.start(Map.of("MCP_PAGE_SIZE", "1"), "--page-size=2")) {
            JsonObject result = program.request(1, "tools/list", "{}").response(1).object("result").orElseThrow();
            assertEquals(2, result.array("tools").orElseThrow().size());
        }
    }

    @Test
    void refusesAnUnknownArgument() {
        try (var program = Program.start("--colour=blue")) {
            assertEquals(2, program.exitCode());
            assertTrue(program.errors().contains("unknown argument '--colour'"), program::errors);
        }
    }

    @Test
    void checksAllSettingsWithoutServing() {
        Map<String, String> environment = Map.of("MCP_DRAIN", "soon", "MCP_FIXTURE_MANY", "lots", "MCP_TRANSPROT", "http");
        try (var program = Program.start(environment, "check", "--port=99999", "--colour=blue")) {
            assertEquals(2, program.exitCode());
            assertEquals("", program.output());
            for (String expected : List.of("wherry: MCP_DRAIN: expected ", "wherry: MCP_FIXTURE_MANY: expected ", "wherry: PORT: expected ",
                    "wherry: unknown argument '--colour'")) {
                assertTrue(program.errors().contains(expected), program::errors);
            }
        }
        try (var program = Program.start(Map.of("MCP_TRANSPROT", "http"), "check", "--call-timeout", "5m")) {
            assertEquals(0, program.exitCode());
            assertEquals("The settings are valid.\n", program.output());
            assertTrue(program.errors().contains("did you mean MCP_TRANSPORT?"), program::errors);
        }
    }

    @Test
    void showsItsHelpAndVersion() {
        try (var help = Program.start("--help"); var version = Program.start("--version")) {
            assertEquals(0, help.exitCode());
            assertTrue(help.output().contains("MCP_TRANSPORT") && help.output().contains("MCP_FIXTURE_MANY"), help::output);
            assertEquals(0, version.exitCode());
            assertTrue(version.output().startsWith("wherry "), version::output);
        }
    }

    @Test
    void opensAfterARestartWhatTheSameKeySealed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        String state;
        try (var program = Program.start(Map.of("MCP_STATE_KEY", KEY, "LOG_LEVEL", "trace"))) {
            state = asked(program.call(1, "once_counter", "{\"ticket\":\"t\"}").response(1));
            assertKeepsSecret(program);
        }
        try (var program = Program.start(Map.of("MCP_STATE_KEY", OTHER_KEY, "MCP_STATE_KEY_OLD_FILE", file.toString(),
                "LOG_LEVEL", "trace"))) {
            asked(retry(program, state));
            assertKeepsSecret(program);
        }
        try (var program = Program.start(Map.of("MCP_STATE_KEY", OTHER_KEY, "LOG_LEVEL", "trace"))) {
            assertEquals(-32602, retry(program, state).object("error").orElseThrow().number("code").orElseThrow().longValue());
            assertKeepsSecret(program);
        }
    }

    private static JsonObject retry(Program program, String state) {
        return program.request(2, "tools/call", """
                {"name": "once_counter", "arguments": {"ticket": "t"}, "requestState": "%s",
                 "inputResponses": {"first": {"action": "accept", "content": {"value": "1"}}}}""".formatted(state)).response(2);
    }

    private static String asked(JsonObject response) {
        JsonObject result = response.object("result").orElseThrow();
        assertEquals("input_required", result.string("resultType").orElseThrow());
        return result.string("requestState").orElseThrow();
    }

    private static void assertKeepsSecret(Program program) {
        program.endInput();
        assertEquals(0, program.exitCode());
        for (String key : new String[] {KEY, OTHER_KEY}) {
            String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(key));
            for (String shown : new String[] {program.errors(), program.output()}) {
                assertFalse(shown.contains(key) || shown.contains(base64), shown);
            }
        }
    }

    @Test
    void doesNotShowABadKey(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "notsosecret");
        for (Map<String, String> setting : List.of(Map.of("MCP_STATE_KEY", "notsosecret"),
                Map.of("MCP_STATE_KEY_FILE", file.toString()))) {
            try (var program = Program.start(setting)) {
                assertEquals(2, program.exitCode());
                assertFalse(program.errors().contains("notsosecret"), program::errors);
            }
        }
    }

    @Test
    void logsACallThatFailsWithItsMethodToolAndDuration() {
        try (var program = Program.start(Map.of("LOG_LEVEL", "info"))) {
            program.call(1, "throw_exception", "{}").response(1);
            program.awaitError("\"event\":\"incident\"");
            program.endInput();
            assertEquals(0, program.exitCode());

            JsonObject call = program.errors().lines().map(JsonObject::parse)
                    .filter(line -> line.string("event").orElse("").equals("call")).findFirst().orElseThrow();
            assertEquals("tools/call", call.string("method").orElseThrow());
            assertEquals("throw_exception", call.string("tool").orElseThrow());
            assertTrue(call.has("millis") && call.has("id") && call.has("time"), call::toString);
        }
    }

    @Test
    void logsForPeopleWhenAsked() {
        try (var program = Program.start(Map.of("LOG_FORMAT", "text"))) {
            program.call(1, "throw_exception", "{}").response(1);
            program.awaitError("ERROR incident");
            assertTrue(program.errors().contains("tool=throw_exception"), program::errors);
        }
    }
}
