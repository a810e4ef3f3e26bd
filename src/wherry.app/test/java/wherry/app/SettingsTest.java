package wherry.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.tool.Setting;

class SettingsTest {
    private static final Setting PLAIN = Setting.of("MCP_PLAIN", "help").values("words").fallback("usual");
    private static final Setting BARE = Setting.of("PORT", "help").values("numbers").fallback("8000");
    private static final Setting SECRET = Setting.of("MCP_KEY", "help").values("keys").asSecret();
    private static final List<Setting> KNOWN = List.of(PLAIN, BARE, SECRET);

    @TempDir
    private Path folder;

    private static Settings values(Map<String, String> environment, String... arguments) {
        return new Settings(KNOWN, environment, List.of(arguments));
    }

    private static String refused(Map<String, String> environment, String... arguments) {
        return assertThrows(BadSetting.class, () -> values(environment, arguments)).getMessage();
    }

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeTheFallback() {
        assertEquals(Optional.of("usual"), values(Map.of()).text(PLAIN));
        assertEquals(Optional.of("env"), values(Map.of("MCP_PLAIN", " env ")).text(PLAIN));
        for (String flag : List.of("--plain=arg", "--mcp-plain=arg")) {
            assertEquals(Optional.of("arg"), values(Map.of("MCP_PLAIN", "env"), flag).text(PLAIN));
        }
        assertEquals(Optional.of("a=b"), values(Map.of(), "--plain=a=b").text(PLAIN));
        assertEquals(Optional.of("last"), values(Map.of(), "--port=1", "--port=last").text(BARE));
        assertEquals(Optional.empty(), values(Map.of()).text(SECRET));
    }

    @Test
    void countsAnEmptyVariableForNone() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "from file\n");
        assertEquals(Optional.of("usual"), values(Map.of("MCP_PLAIN", " ")).text(PLAIN));
        assertEquals(Optional.of("from file"), values(Map.of("MCP_KEY", "", "MCP_KEY_FILE", file.toString())).text(SECRET));
        assertEquals(Optional.empty(), values(Map.of("MCP_KEY_FILE", "")).text(SECRET));
        assertEquals(Optional.empty(), values(Map.of(), "--plain=").text(PLAIN), "an empty argument was meant");
    }

    @Test
    void readsASecretFromItsFileUnlessItIsGivenItself() throws Exception {
        Path file = Files.writeString(folder.resolve("key"), " from file \n");
        assertEquals(Optional.of("from file"), values(Map.of("MCP_KEY_FILE", file.toString())).text(SECRET));
        assertEquals(Optional.of("given"), values(Map.of("MCP_KEY_FILE", file.toString(), "MCP_KEY", "given")).text(SECRET));
        assertEquals(Optional.of("arg"), values(Map.of("MCP_KEY_FILE", file.toString()), "--key=arg").text(SECRET));
    }

    @Test
    void refusesASecretFileThatIsNoneAndShowsNoSecret() throws Exception {
        assertTrue(refused(Map.of("MCP_KEY_FILE", folder.resolve("none").toString())).startsWith("MCP_KEY_FILE: cannot read"));
        assertTrue(refused(Map.of("MCP_KEY_FILE", folder.toString())).startsWith("MCP_KEY_FILE: cannot read"));
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertTrue(refused(Map.of("MCP_KEY_FILE", binary.toString())).startsWith("MCP_KEY_FILE: cannot read"));
        Path large = Files.write(folder.resolve("large"), new byte[(64 << 10) + 1]);
        assertTrue(refused(Map.of("MCP_KEY_FILE", large.toString())).contains("at most 65536 bytes"));
        String message = assertThrows(BadSetting.class, () -> values(Map.of("MCP_KEY", "hunter2")).read(SECRET, text -> {
            throw new IllegalArgumentException(text);
        })).getMessage();
        assertEquals("MCP_KEY: expected keys", message);
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
        assertEquals(Optional.of("x"), values.text(PLAIN));
        assertEquals(Optional.of("9"), values.text(BARE));
    }

    @Test
    void leavesTheRestOfTheEnvironmentAlone() {
        assertEquals(List.of(), values(Map.of("PATH", "/bin", "mcp_plain", "x", "XMCP_PLAIN", "x")).warnings());
    }

    @Test
    void warnsOfAValueInTheEnvironmentWhereItMayBeMeantForAnotherProgram() {
        Settings values = values(Map.of("PORT", "tcp://10.0.0.1:80"));
        values.tolerate(BARE::equals);
        assertEquals(8000, values.whole(BARE, 0, 65_535));
        assertEquals(List.of("PORT: expected numbers, got 'tcp://10.0.0.1:80'; taken as '8000'"), values.warnings());
        Settings argument = values(Map.of(), "--port=x");
        argument.tolerate(BARE::equals);
        assertThrows(BadSetting.class, () -> argument.whole(BARE, 0, 65_535));
    }

    @Test
    void refusesACapabilitysSettingThatCannotBeToldFromAnother() {
        for (String name : List.of("MCP_PORT", "MCP_PLAIN")) {
            var all = new ArrayList<>(KNOWN);
            all.add(Setting.of(name, "of a capability"));
            String message = assertThrows(BadSetting.class, () -> new Settings(all, Map.of(), List.of())).getMessage();
            assertTrue(message.startsWith("a capability's setting " + name + " clashes with "), message);
        }
        var shared = new ArrayList<>(KNOWN);
        shared.add(Setting.of("MCP_SHARED", "of two"));
        shared.add(Setting.of("MCP_SHARED", "of two"));
        new Settings(shared, Map.of("MCP_SHARED", "x"), List.of());
    }

    @Test
    void handsOnWhatWasGivenAlone() {
        Settings values = values(Map.of("MCP_PLAIN", "x"), "--key=y");
        assertEquals(Map.of("MCP_PLAIN", "x", "MCP_KEY", "y"), values.givenFor(KNOWN));
        assertFalse(values(Map.of()).givenFor(KNOWN).containsKey("MCP_PLAIN"));
    }

    @Test
    void saysWhatWasGivenAndWhatWouldBeValid() {
        String message = assertThrows(BadSetting.class, () -> values(Map.of("PORT", "x")).read(BARE, Integer::parseInt))
                .getMessage();
        assertEquals("PORT: expected numbers, got 'x'", message);
    }
}
