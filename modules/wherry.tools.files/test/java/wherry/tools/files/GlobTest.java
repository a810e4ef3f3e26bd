package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.tool.ToolFailure;

class GlobTest {
    private static final List<String> PATHS = List.of("a", "b", "a.txt", "b.txt", ".hidden", "a/b", "a/b/c", "a/b.txt", "x/a", "x/a/y", ".x/a.txt",
            "a*b", "[x", "#x", "a{b", "[a", "ab", "ba", "1", "3", "x/y/z", "x/c");

    /// The second column has a digit for each path: what minimatch 10.2.6 says of it with the option `dot`.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = ' ', value = {
        "* 1111100000011111111100",
        "** 1111111111111111111111",
        "*.txt 0011000000000000000000",
        "**/*.txt 0011000100100000000000",
        "a/** 0000011100000000000000",
        "**/a 1000000010000000000000",
        "**/a/** 0000011101000000000000",
        "a* 1010000000010010100000",
        "a/* 0000010100000000000000",
        "? 1100000000000000001100",
        "[ab]* 1111000000010010110000",
        "[!a]* 0101100000001101011100",
        "{a,b}.txt 0011000000000000000000",
        "**/{a,b}.txt 0011000100100000000000",
        "!*.txt 1100111111111111111111",
        "a** 1010000000010010100000",
        "**a 1000000000000001010000",
        ".* 0000100000000000000000",
        "a/ 0000000000000000000000",
        "*/b 0000010000000000000000",
        "a\\*b 0000000000010000000000",
        "{a,b/**} 1000000000000000000000",
        "[[]x 0000000000001000000000",
        "**/ 0000000000000000000000",
        "a{b 0000000000000010000000",
        "[a 0000000000000001000000",
        "**/* 1111111111111111111111",
        "*/**/c 0000001000000000000001"})
    void matchesAsTheReferenceServerDoes(String pattern, String matches) {
        Glob glob = Glob.of(pattern);
        assertEquals(matches, PATHS.stream().map(path -> glob.matches(Path.of(path)) ? "1" : "0").collect(Collectors.joining()));
    }

    @Test
    void matchesManyStarsInLinearTime() {
        assertEquals(false, Glob.of("*a".repeat(200)).matches(Path.of("a".repeat(190) + "b")));
    }

    @Test
    void refusesAPatternThatIsTooLong() {
        assertEquals("A pattern should have 1 to 1000 characters, not 1001", assertThrows(ToolFailure.class, () -> Glob.of("a".repeat(1001))).getMessage());
    }
}
