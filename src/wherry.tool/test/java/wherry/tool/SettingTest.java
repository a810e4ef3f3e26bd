package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

    @ParameterizedTest
    @CsvSource({"MCP_TRANSPORT, --transport, true", "MCP_NOTES_FOLDER, --notes-folder, true", "PORT, --port, false", "LOG_LEVEL, --log-level, false"})
    void standsOnTheCommandLineWithoutItsPrefix(String name, String flag, boolean prefixed) {
        var setting = Setting.of(name, "what it is for");
        assertEquals(flag, setting.flag());
        assertEquals(prefixed, setting.hasPrefix());
    }

    @Test
    void keepsEachPartThatItIsGiven() {
        var setting = Setting.of("MCP_A", "what it is for").values("1 to 9").fallback("3").asSecret();
        assertEquals(List.of("MCP_A", "what it is for", "1 to 9"), List.of(setting.name(), setting.description(), setting.values()));
        assertEquals(Optional.of("3"), setting.fallback());
        assertEquals(List.of(true, false), List.of(setting.secret(), Setting.of("MCP_A", "").secret()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "mcp_a", "MCP-A", "1MCP", "MCP_A B"})
    void refusesWhatIsNoNameOfAVariable(String name) {
        assertThrows(IllegalArgumentException.class, () -> Setting.of(name, "what it is for"));
    }

    @Test
    void findsALevelByItsWord() {
        assertEquals("warning", LogLevel.WARNING.word());
        assertEquals(Optional.of(LogLevel.EMERGENCY), LogLevel.of("emergency"));
        assertEquals(Optional.empty(), LogLevel.of("WARNING"));
    }
}
