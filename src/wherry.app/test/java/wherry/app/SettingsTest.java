package wherry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.tool.Setting;

class SettingsTest {
    private static final Setting<String> PLAIN = Setting.text("MCP_PLAIN", "help").fallback("usual");
    private static final Setting<Integer> BARE = Setting.integer("PORT", "help").fallback(8000);
    private static final Setting<String> SECRET = Setting.text("MCP_KEY", "help").asSecret();
    private static final List<Setting<?>> KNOWN = List.of(PLAIN, BARE, SECRET);

    @TempDir
    private Path folder;

    private static Settings values(Map<String, String> environment, String... arguments) {
        return new Settings(KNOWN, environment, List.of(arguments));
    }

    private static String refused(Map<String, String> environment, String... arguments) {
        List<String> problems = values(environment, arguments).check(_ -> false);
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst();
    }

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeTheFallback() {
        assertEquals(Optional.of("usual"), values(Map.of()).find(PLAIN));
        assertEquals(Optional.of("env"), values(Map.of("MCP_PLAIN", " env ")).find(PLAIN));
        for (String flag : List.of("--plain=arg", "--mcp-plain=arg")) {
            assertEquals(Optional.of("arg"), values(Map.of("MCP_PLAIN", "env"), flag).find(PLAIN));
        }
        assertEquals(Optional.of("a=b"), values(Map.of(), "--plain=a=b").find(PLAIN));
        assertEquals(Optional.of(2), values(Map.of(), "--port=1", "--port=2").find(BARE));
        assertEquals(Optional.empty(), values(Map.of()).find(SECRET));
    }

    @Test
    void countsAnEmptyVariableForNone() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "from file\n");
        assertEquals(Optional.of("usual"), values(Map.of("MCP_PLAIN", " ")).find(PLAIN));
        assertEquals(Optional.of("from file"), values(Map.of("MCP_KEY", "", "MCP_KEY_FILE", file.toString())).find(SECRET));
        assertEquals(Optional.empty(), values(Map.of("MCP_KEY_FILE", "")).find(SECRET));
        Path empty = Files.writeString(folder.resolve("empty"), "\n");
        assertEquals(Optional.empty(), values(Map.of("MCP_KEY_FILE", empty.toString())).find(SECRET));
        assertEquals(Optional.of(""), values(Map.of(), "--plain=").find(PLAIN), "an empty argument was meant");
    }

    @Test
    void readsASecretFromItsFileUnlessItIsGivenItself() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), " from file \n");
        assertEquals(Optional.of("from file"), values(Map.of("MCP_KEY_FILE", file.toString())).find(SECRET));
        assertEquals(Optional.of("given"), values(Map.of("MCP_KEY_FILE", file.toString(), "MCP_KEY", "given")).find(SECRET));
        assertEquals(Optional.of("arg"), values(Map.of("MCP_KEY_FILE", file.toString()), "--key=arg").find(SECRET));
    }

    @Test
    void refusesASecretFileThatIsNoneAndShowsNoSecret() throws Exception {
        assertTrue(refused(Map.of("MCP_KEY_FILE", folder.resolve("none").toString())).startsWith("MCP_KEY_FILE: cannot read"));
        assertTrue(refused(Map.of("MCP_KEY_FILE", folder.toString())).startsWith("MCP_KEY_FILE: cannot read"));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertTrue(refused(Map.of("MCP_KEY_FILE", binary.toString())).startsWith("MCP_KEY_FILE: cannot read"));
        Path large = Files.write(folder.resolve("large"), new byte[(64 << 10) + 1]);
        assertTrue(refused(Map.of("MCP_KEY_FILE", large.toString())).contains("at most 65536 bytes"));
        assertEquals("MCP_SECRET: expected a whole number",
                new Settings(List.of(Setting.integer("MCP_SECRET", "help").asSecret()), Map.of("MCP_SECRET", "hunter2"), List.of())
                        .check(_ -> false).getFirst());
    }

    /// Clients, orchestrators and other servers set such variables for the programs that they start.
    @Test
    void warnsOfAVariableThatItDoesNotKnow() {
        assertEquals(List.of("unknown setting MCP_PLAIM is ignored; did you mean MCP_PLAIN?"),
                values(Map.of("MCP_PLAIM", "x")).warnings());
        for (String foreign : List.of("MCP_ENV_VARS", "MCP_TIMEOUT", "MCP_ENTIRELY_ELSE", "MCP_PLAIN_FILE")) {
            List<String> warnings = values(Map.of(foreign, "x")).warnings();
            assertEquals(1, warnings.size());
            assertTrue(warnings.getFirst().startsWith("unknown setting " + foreign + " is ignored"), warnings::toString);
        }
    }

    @Test
    void refusesAnArgumentThatItDoesNotKnow() {
        assertEquals("unknown argument '--plaim'; --help lists what there is", refused(Map.of(), "--plaim=x"));
        assertEquals("unknown argument 'serve'; --help lists what there is", refused(Map.of(), "serve"));
        assertEquals("expected --plain=value, got '--plain'", refused(Map.of(), "--plain"));
        assertEquals("expected --plain=value, got '--plain'", refused(Map.of(), "--plain", "--port=1"));
        assertEquals("unknown argument '--PLAIN'; --help lists what there is", refused(Map.of(), "--PLAIN=x"));
    }

    @Test
    void takesAnArgumentsValueAfterASpaceToo() {
        Settings values = values(Map.of(), "--plain", "x", "--port", "9");
        assertEquals(Optional.of("x"), values.find(PLAIN));
        assertEquals(Optional.of(9), values.find(BARE));
    }

    @Test
    void leavesTheRestOfTheEnvironmentAlone() {
        assertEquals(List.of(), values(Map.of("PATH", "/bin", "mcp_plain", "x", "XMCP_PLAIN", "x")).warnings());
    }

    @Test
    void warnsOfAValueInTheEnvironmentWhereItMayBeMeantForAnotherProgram() {
        Settings values = values(Map.of("PORT", "tcp://10.0.0.1:80"));
        assertEquals(List.of(), values.check(BARE::equals));
        assertEquals(8000, values.value(BARE));
        assertEquals(List.of("PORT: expected a whole number, got 'tcp://10.0.0.1:80'; taken as '8000'"), values.warnings());
        assertEquals(List.of("PORT: expected a whole number, got 'x'"), values(Map.of(), "--port=x").check(BARE::equals));
        var list = Setting.integer("MCP_LIST", "help").asList();
        var ignored = new Settings(List.of(list), Map.of("MCP_LIST", "1,x"), List.of());
        assertEquals(List.of(), ignored.check(list::equals));
        assertEquals(List.of(), ignored.value(list));
        assertTrue(ignored.warnings().getFirst().endsWith(", got 'x'; ignored"), ignored.warnings()::toString);
    }

    @Test
    void tellsAllThatIsNotValidAtOnce() {
        assertEquals(List.of("MCP_KEY_FILE: cannot read '/none'", "unknown argument '--plaim'; --help lists what there is",
                "PORT: expected a whole number, got 'x'"),
                values(Map.of("PORT", "x", "MCP_KEY_FILE", "/none"), "--plaim=y").check(_ -> false));
    }

    @Test
    void demandsASettingThatIsRequired() {
        Setting<Integer> required = Setting.integer("MCP_NEEDED", "help").required();
        assertEquals(List.of("MCP_NEEDED: expected a whole number, got none"),
                new Settings(List.of(required), Map.of(), List.of()).check(_ -> true));
        Settings given = new Settings(List.of(required), Map.of("MCP_NEEDED", "3"), List.of());
        assertEquals(List.of(), given.check(_ -> false));
        assertEquals(3, given.value(required));
    }

    @Test
    void handsOnWhatWasGivenAlone() {
        assertEquals(Map.of("MCP_PLAIN", "x", "MCP_KEY", "y"), values(Map.of("MCP_PLAIN", " x "), "--key=y").given());
        assertEquals(Map.of(), values(Map.of()).given());
    }

    @Test
    void saysWhatWasGivenAndWhatWouldBeValid() {
        String message = assertThrows(BadSetting.class, () -> values(Map.of("PORT", "x")).value(BARE)).getMessage();
        assertEquals("PORT: expected a whole number, got 'x'", message);
    }
}
