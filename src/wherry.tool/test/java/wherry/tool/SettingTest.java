package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private static final String SECONDS = "seconds, or a time such as 500ms, 30s, 5m, 2h or 1d";
    private static final String BYTES = "bytes, or a size such as 512k, 20m or 1g";

    private enum Kept { ALL, ONLY_NEW }

    private static String refusal(Setting<?> setting, String given) {
        return assertThrows(IllegalArgumentException.class, () -> setting.parse(given)).getMessage();
    }

    private static void assertRefused(Setting<?> setting, String given) {
        assertEquals("MCP_A: expected " + setting.valid() + ", got '" + given + "'", refusal(setting, given));
    }

    @ParameterizedTest
    @CsvSource({"MCP_TRANSPORT, --transport, true", "MCP_NOTES_FOLDER, --notes-folder, true", "PORT, --port, false", "LOG_LEVEL, --log-level, false"})
    void standsOnTheCommandLineWithoutItsPrefix(String name, String flag, boolean prefixed) {
        var setting = Setting.text(name, "what it is for");
        assertEquals(flag, setting.flag());
        assertEquals(prefixed, setting.hasPrefix());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "mcp_a", "MCP-A", "1MCP", "_MCP", "MCP_A B", "MCP_\u00c4"})
    void refusesWhatIsNoNameOfAVariable(String name) {
        assertThrows(IllegalArgumentException.class, () -> Setting.text(name, "what it is for"));
    }

    @Test
    void keepsEachPartThatItIsGiven() {
        var setting = Setting.integer("MCP_A", "what it is for").range(1, 9).fallback(3).asSecret();
        assertEquals(List.of("MCP_A", "what it is for", "a whole number, 1 to 9", "3"),
                List.of(setting.name(), setting.description(), setting.valid(), setting.fallbackText()));
        assertEquals(Optional.of(3), setting.fallback());
        assertTrue(setting.isSecret());
        var plain = Setting.text("MCP_A", "").fallback("x").required();
        assertTrue(plain.isRequired());
        assertEquals(Optional.empty(), plain.fallback());
        assertFalse(plain.isSecret() || plain.fallback("y").isRequired());
    }

    @Test
    void readsNumbersInTheirBounds() {
        var whole = Setting.integer("MCP_A", "").range(-1, 9);
        assertEquals(List.of(-1, 9), List.of(whole.parse("-1"), whole.parse("9")));
        List.of("-2", "10", "1.5", "x", "", "1e0", "99999999999").forEach(given -> assertRefused(whole, given));
        var number = Setting.number("MCP_A", "").range(0.0, 1.0);
        assertEquals(List.of(0.5, 1.0, 0.001), List.of(number.parse("0.5"), number.parse("1"), number.parse("1e-3")));
        List.of("1.1", "NaN", "Infinity", "0x1p-1", "1d", "1f", "").forEach(given -> assertRefused(number, given));
        assertRefused(Setting.number("MCP_A", ""), "1e999");
        assertEquals("a number, at least 2.0", Setting.number("MCP_A", "").atLeast(2.0).valid());
        assertEquals(1e300, Setting.number("MCP_A", "").atLeast(2.0).parse("1e300"));
    }

    @Test
    void hasNoBoundsWhereValuesHaveNoOrder() {
        assertThrows(UnsupportedOperationException.class, () -> Setting.text("MCP_A", "").range("a", "b"));
        assertThrows(UnsupportedOperationException.class, () -> Setting.flag("MCP_A", "").atLeast(true));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "0.5, PT0.5S", "10, PT10S", "1.0004, PT1S", "500ms, PT0.5S", "30s, PT30S", "1.5m, PT90S", "2h, PT2H", "10D, PT240H",
        "3 m, PT3M"})
    void readsADurationInSecondsOrWithAUnit(String given, Duration duration) {
        assertEquals(duration, Setting.duration("MCP_A", "").parse(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "5 weeks", "10f", "1e10", "s", "", "PT5S", "0x5"})
    void refusesWhatIsNoDuration(String given) {
        assertRefused(Setting.duration("MCP_A", ""), given);
    }

    @Test
    void saysADurationAndASizeInTheWordsThatItReads() {
        var duration = Setting.duration("MCP_A", "").range(Duration.ofMillis(1), Duration.ofHours(1)).fallback(Duration.ofMillis(1500));
        assertEquals(SECONDS + ", 0.001 to 3600", duration.valid());
        assertEquals("1.5", duration.fallbackText());
        assertRefused(duration, "0");
        var size = Setting.size("MCP_A", "").range(1000L, 1L << 30).fallback(512L << 10);
        assertEquals(BYTES + ", 1000 to 1g", size.valid());
        assertEquals("512k", size.fallbackText());
        assertEquals("0", size.fallback(0L).fallbackText());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 1000", "512k, 524288", "20M, 20971520", "1g, 1073741824", "1.5k, 1536", "4 MiB, 4194304", "2kb, 2048"})
    void readsASize(String given, long bytes) {
        assertEquals(bytes, Setting.size("MCP_A", "").parse(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "0.3k", "5t", "k", "", "99999999999g"})
    void refusesWhatIsNoSize(String given) {
        assertRefused(Setting.size("MCP_A", ""), given);
    }

    @Test
    void readsAFlagAndAChoice() {
        var flag = Setting.flag("MCP_A", "").fallback(false);
        assertEquals(List.of(true, false, true, false),
                List.of(flag.parse("on"), flag.parse("off"), flag.parse("true"), flag.parse("false")));
        assertEquals(List.of("on or off", "off"), List.of(flag.valid(), flag.fallbackText()));
        assertRefused(flag, "yes");
        var choice = Setting.choice("MCP_A", "", Kept.values()).fallback(Kept.ALL);
        assertEquals(Kept.ONLY_NEW, choice.parse("only-new"));
        assertEquals(List.of("all or only-new", "all"), List.of(choice.valid(), choice.fallbackText()));
        assertRefused(choice, "ALL");
        var words = Setting.choice("MCP_A", "", "x", "Y", "z");
        assertEquals("x, Y or z", words.valid());
        assertEquals("Y", words.parse("Y"));
        assertEquals("one", Setting.choice("MCP_A", "", "one").valid());
    }

    @Test
    void readsPathsThatExistWhereTheyShould(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path none = folder.resolve("none");
        assertEquals(none, Setting.path("MCP_A", "").parse(none.toString()));
        assertEquals(Path.of(System.getProperty("user.home"), "notes"), Setting.path("MCP_A", "").parse("~/notes"));
        assertEquals(file, Setting.file("MCP_A", "").parse(file.toString()));
        assertEquals(folder, Setting.folder("MCP_A", "").parse(folder.toString()));
        assertEquals("MCP_A: expected a file that exists, got '" + folder + "'", refusal(Setting.file("MCP_A", ""), folder.toString()));
        assertEquals("MCP_A: expected a folder that exists, got '" + file + "'", refusal(Setting.folder("MCP_A", ""), file.toString()));
        List.of("", "a\0b").forEach(given -> assertRefused(Setting.path("MCP_A", ""), given));
    }

    @Test
    void readsAUri() {
        assertEquals(URI.create("https://example.com/x"), Setting.uri("MCP_A", "").parse("https://example.com/x"));
        assertTrue(refusal(Setting.uri("MCP_A", ""), "a b:c").startsWith("MCP_A: expected an absolute URI, got 'a b:c'; Illegal character"));
        List.of("", "example", "/x").forEach(given -> assertRefused(Setting.uri("MCP_A", ""), given));
    }

    @Test
    void tellsNoPasswordOfAUrl() {
        Setting<URI> none = Setting.of("MCP_A", "", "nothing", text -> {
            throw new IllegalArgumentException("never " + text);
        });
        assertEquals("MCP_A: expected nothing, got 'https://…@host/a@b'; never https://…@host/a@b", refusal(none, "https://ada:pass@word@host/a@b"));
        String broken = refusal(Setting.uri("MCP_A", ""), "https://ada:password@ho st/a");
        assertTrue(broken.contains("got 'https://…@ho st/a'") && !broken.contains("password"), broken);
    }

    @Test
    void readsListsOfEachKindAndNamesTheItemThatIsNotValid() {
        assertEquals(List.of("a", "b c"), Setting.list("MCP_A", "").parse(" a, ,b c,"));
        assertEquals(List.of(), Setting.list("MCP_A", "").parse(""));
        var numbers = Setting.integer("MCP_A", "").range(1, 9).fallback(2).asList();
        assertEquals(List.of(1, 9), numbers.parse("1,9"));
        assertEquals(List.of(2), numbers.fallback().orElseThrow());
        assertEquals("3,4", numbers.fallback(List.of(3, 4)).fallbackText());
        assertEquals(Optional.of(List.of()), Setting.uri("MCP_A", "").asList().fallback());
        assertEquals("MCP_A: expected a whole number, 1 to 9; several are separated by commas, got '10'", refusal(numbers, "1, 10, x"));
    }

    @Test
    void endsTheErrorOfAnotherTypeWithItsParsersAdvice() {
        var even = Setting.<Integer>of("MCP_A", "", "an even number", text -> {
            if (Integer.parseInt(text) % 2 != 0) {
                throw new IllegalArgumentException("add 1");
            }
            return Integer.valueOf(text);
        });
        assertEquals(4, even.parse("4"));
        assertEquals("MCP_A: expected an even number, got '3'; add 1", refusal(even, "3"));
        assertEquals("MCP_A: expected an even number, got 'x'", refusal(even, "x"));
        assertEquals("MCP_A: expected an even number; several are separated by commas, got '3'; add 1", refusal(even.asList(), "2,3"));
    }

    @Test
    void keepsASecretOutOfItsErrors() {
        assertEquals("MCP_A: expected a whole number", refusal(Setting.integer("MCP_A", "").asSecret(), "hunter2"));
        assertEquals("MCP_A: expected a word", refusal(Setting.of("MCP_A", "", "a word", text -> {
            throw new IllegalArgumentException("not " + text);
        }).asSecret(), "hunter2"));
        assertEquals("MCP_A: expected a whole number; several are separated by commas",
                refusal(Setting.integer("MCP_A", "").asList().asSecret(), "1,hunter2"));
    }

    @Test
    void findsALevelByItsWord() {
        assertEquals("warning", LogLevel.WARNING.word());
        assertEquals(Optional.of(LogLevel.EMERGENCY), LogLevel.of("emergency"));
        assertEquals(Optional.empty(), LogLevel.of("WARNING"));
    }

    @Test
    void showsNoSecretAndNoPasswordOfAUrl() {
        assertEquals("(secret)", Setting.text("MCP_SECRET", "d").asSecret().shown("topsecret"));
        Setting<String> url = Setting.text("MCP_URL", "d");
        assertEquals("jdbc:postgresql://…@host/shop", url.shown("jdbc:postgresql://ada:topsecret@host/shop"));
        assertEquals("jdbc:mariadb://host/shop?user=ada&password=…&useSsl=true", url.shown("jdbc:mariadb://host/shop?user=ada&password=topsecret&useSsl=true"));
        assertEquals("https://example.com/a@b", url.shown("https://example.com/a@b"));
    }
}
