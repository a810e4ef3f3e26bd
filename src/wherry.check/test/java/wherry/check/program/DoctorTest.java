package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `wherry doctor` tells an operator.
@Timeout(60)
class DoctorTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private record Result(int code, String output, String errors) {
    }

    private Result doctor(Map<String, String> environment, String... arguments) {
        var all = new HashMap<>(environment);
        all.putIfAbsent("MCP_DATA", folder.toString());
        String[] command = new String[arguments.length + 1];
        command[0] = "doctor";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try (var program = Program.start(all, command)) {
            int code = program.exitCode();
            return new Result(code, program.output(), program.errors());
        }
    }

    private static boolean tells(Result result, String regex) {
        return result.output().lines().anyMatch(line -> line.matches(regex));
    }

    @Test
    void tellsWhereEachSettingCameFrom() {
        Result result = doctor(Map.of("MCP_PAGE_SIZE", "7"), "--workers=3");
        for (String line : List.of("  MCP_PAGE_SIZE +7  \\(environment\\)", "  WORKERS +3  \\(argument\\)", "  MCP_QUEUE +1024  \\(default\\)", "  MCP_STATE_KEY +-")) {
            assertTrue(tells(result, line), () -> line + " in " + result.output());
        }
    }

    @Test
    void hidesSecretsAndTellsWhoCanReadTheirFiles() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Result result = doctor(Map.of("MCP_STATE_KEY_FILE", file.toString()));
        assertTrue(tells(result, "  MCP_STATE_KEY +\\(secret\\)  \\(file " + file + "\\)"), result::output);
        assertTrue(tells(result, "  RISKY: MCP_STATE_KEY_FILE: each user of this machine can read .*"), result::output);
        assertFalse((result.output() + result.errors()).contains(KEY));
    }

    @Test
    void tellsThatAVariableCountsBeforeTheFileOfASecret() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY);
        Result result = doctor(Map.of("MCP_STATE_KEY_FILE", file.toString(), "MCP_STATE_KEY", KEY.replace('0', '1')));
        assertTrue(tells(result, "  MCP_STATE_KEY +\\(secret\\)  \\(environment\\)"), result::output);
    }

    @Test
    void tellsTheToolsThereAre() {
        assertTrue(tells(doctor(Map.of("MCP_TOOLS", "+time")), "Tools that are on: [1-9].*get_current_time.*"));
    }

    @Test
    void failsWhenOthersCouldUseTheServer() {
        Result result = doctor(Map.of("MCP_TRANSPORT", "http", "HOST", "0.0.0.0", "MCP_AUTH", "none"));
        assertEquals(1, result.code());
        assertTrue(tells(result, "  RISKY: MCP_AUTH=none: whoever reaches 0.0.0.0 .*"), result::output);
    }

    @Test
    void tellsWhyTheServerWouldNotStart() {
        Result result = doctor(Map.of("MCP_TRANSPORT", "http", "HOST", "0.0.0.0"));
        assertEquals(1, result.code());
        assertTrue(tells(result, "  FAILED: HOST: other machines may reach .*"), result::output);
    }

    @Test
    void tellsThatCapabilitiesCannotKeepData() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Result result = doctor(Map.of("MCP_DATA", file.toString()));
        assertTrue(tells(result, "  RISKY: MCP_DATA: capabilities cannot keep data in '" + file + "', since the server cannot write to it"), result::output);
        assertEquals(1, result.code());
        Result below = doctor(Map.of("MCP_DATA", file.resolve("below").toString()));
        assertTrue(tells(below, "  RISKY: MCP_DATA: capabilities cannot keep data in .*, since the server cannot write to '" + file + "'"), below::output);
        assertFalse(doctor(Map.of("MCP_DATA", folder.resolve("new/one").toString())).output().contains("MCP_DATA:"));
    }

    @Test
    void tellsWhatTheProgramRunsOn() {
        Result result = doctor(Map.of());
        assertTrue(tells(result, "  Java 25.*"), result::output);
        assertTrue(tells(result, "  heap of at most [0-9]+ MB, [0-9]+ processors.*"), result::output);
        assertEquals(result.output().contains("RISKY") || result.output().contains("FAILED") ? 1 : 0, result.code());
    }

    @Test
    void endsWithABadSettingAsTheServerDoes() {
        assertEquals(2, doctor(Map.of("WORKERS", "none", "MCP_PAGE_SIZE", "x")).code());
    }
}
