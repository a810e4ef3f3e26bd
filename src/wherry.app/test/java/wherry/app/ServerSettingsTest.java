package wherry.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger.Level;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;
import wherry.tool.Setting;

class ServerSettingsTest {
    private static final Implementation INFO = Implementation.of("n", "1");
    private static final String KEY = "00".repeat(31) + "ff";

    private static final List<Mode> STDIO = List.of(new StdioMode());
    private static final List<Setting<?>> ALL = ServerSettings.all(STDIO);

    private static Settings with(String... nameAndValue) {
        return with(nameAndValue.length == 0 ? Map.of() : Map.of(nameAndValue[0], nameAndValue[1]));
    }

    private static Settings with(Map<String, String> environment) {
        return Settings.of(ALL, environment);
    }

    @Test
    void isAsDocumentedWhenNothingIsSet() {
        assertEquals(ServerOptions.defaults(INFO), ServerSettings.options(with(), INFO));
        assertEquals(STDIO.getFirst(), checked(with()).mode());
        assertEquals("json", with().value(ServerSettings.LOG_FORMAT));
        assertEquals(Level.INFO, with().value(ServerSettings.LOG_LEVEL));
    }

    /// A runtime may be linked without HTTP.
    @Test
    void refusesATransportThatIsNotThere() {
        String message = assertThrows(BadSetting.class, () -> checked(with("MCP_TRANSPORT", "http"))).getMessage();
        assertEquals("MCP_TRANSPORT: expected stdio, the only one in this runtime, got 'http'", message);
    }

    @ParameterizedTest
    @CsvSource({"MCP_TRANSPORT,STDIO", "MCP_TRANSPORT,sse", "MCP_QUEUE,-1", "MCP_CALL_TIMEOUT,0", "MCP_CALL_TIMEOUT,0.0001",
        "MCP_CALL_TIMEOUT,-1", "MCP_CALL_TIMEOUT,NaN", "MCP_CALL_TIMEOUT,Infinity", "MCP_CALL_TIMEOUT,5w", "MCP_CALL_TIMEOUT,10f",
        "MCP_CALL_TIMEOUT,1e10", "MCP_ASK_TIMEOUT,0", "MCP_STATE_TTL,0",
        "MCP_DRAIN,-1", "MCP_MAX_MESSAGE,1023", "MCP_MAX_MESSAGE,1073741825", "MCP_PAGE_SIZE,0", "MCP_STATE_KEY,short",
        "MCP_STATE_KEY,'not base64!'"})
    void refusesWhatIsNoGood(String name, String value) {
        String message = assertThrows(BadSetting.class, () -> checked(with(name, value))).getMessage();
        assertTrue(message.startsWith(name + ": expected "), message);
        assertEquals(name.contains("KEY"), !message.contains("'" + value + "'"), message);
    }

    private static Configuration checked(Settings settings) {
        return Configuration.of(settings, STDIO, INFO);
    }

    @Test
    void tellsAllThatIsNotValidAtOnce() {
        Settings settings = with(Map.of("MCP_TRANSPORT", "sse", "MCP_QUEUE", "-1", "MCP_DRAIN", "soon", "MCP_STATE_KEY_OLD", KEY));
        List<String> told = assertThrows(BadSetting.class, () -> checked(settings)).getMessage().lines().toList();
        assertEquals(List.of("MCP_TRANSPORT", "MCP_QUEUE", "MCP_DRAIN", "MCP_STATE_KEY_OLD is set without MCP_STATE_KEY"),
                told.stream().map(line -> line.split(":")[0]).toList());
    }

    @ParameterizedTest
    @CsvSource({"debug, DEBUG", "WARNING, WARNING", "Off, OFF", "trace, TRACE", "warn, WARNING", "err, ERROR", "FATAL, ERROR",
        "critical, ERROR", "notice, INFO", "verbose, TRACE", "all, TRACE", "silent, OFF"})
    void readsLevelsInAnyCaseAndUnderTheirUsualNames(String value, Level level) {
        assertEquals(level, with("LOG_LEVEL", value).value(ServerSettings.LOG_LEVEL));
    }

    @Test
    void readsKeysInHexAndBase64AndTheNewOneFirst() {
        byte[] key = new byte[32];
        key[31] = (byte) 0xff;
        String base64 = Base64.getEncoder().encodeToString(new byte[32]);
        List<byte[]> keys = ServerSettings.options(with(Map.of("MCP_STATE_KEY", KEY, "MCP_STATE_KEY_OLD", base64)), INFO).stateKeys();
        assertArrayEquals(key, keys.getFirst());
        assertArrayEquals(new byte[32], keys.get(1));
        assertThrows(BadSetting.class, () -> checked(with("MCP_STATE_KEY_OLD", KEY)));
    }

    @Test
    void hasAFlagOfItsOwnForEach() {
        var flags = new HashSet<String>();
        ALL.forEach(setting -> assertTrue(flags.add(setting.flag()), setting.flag()));
        assertTrue(flags.containsAll(List.of("--transport", "--log-level", "--max-message", "--state-key-old")));
    }

    @Test
    void isAllInTheHelp() {
        String help = Help.text("1", ALL);
        ALL.forEach(setting -> assertTrue(help.contains("  " + setting.name() + ", " + setting.flag() + "="),
                setting.name()));
        assertTrue(help.contains("in the file that MCP_STATE_KEY_FILE names"));
    }

    /// Other programs on the machine may use variables of these names.
    @ParameterizedTest
    @CsvSource({"WORKERS,auto", "WORKERS,0", "LOG_LEVEL,loud", "LOG_FORMAT,xml"})
    void warnsOfAVariableThatMayBeMeantForAnotherProgram(String name, String value) {
        Settings settings = with(name, value);
        checked(settings);
        assertEquals(1, settings.warnings().size());
        assertTrue(settings.warnings().getFirst().startsWith(name + ": expected "), settings.warnings()::toString);
        assertEquals(64, ServerSettings.options(settings, INFO).workers());
        assertEquals("json", settings.value(ServerSettings.LOG_FORMAT));
        assertEquals(Level.INFO, settings.value(ServerSettings.LOG_LEVEL));
    }

    @ParameterizedTest
    @CsvSource({"--workers=auto", "--log-level=loud", "--log-format=xml"})
    void refusesAnArgumentThatIsNoGood(String argument) {
        assertThrows(BadSetting.class, () -> checked(new Settings(ALL, Map.of(), List.of(argument))));
    }
}
