package wherry.server.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolOptionsTest {
    private static final ToolPattern.Source FILES = new ToolPattern.Source("files", "wherry.tools.files");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | true
            +files                      | true
            files                       | true
            +time                       | false
            -time                       | true
            -files                      | false
            -files.write_file           | false
            -write_file                 | false
            -wherry.tools.files         | false
            -wherry.tools.files.write_file | false
            -wherry.*                   | false
            -files.write_*              | false
            -*_file                     | false
            -w*e*file                   | false
            -files.w                    | true
            -write                      | true
            -write_file_                | true
            -files,+write_file          | true
            +files,-write_file          | false
            +files,-files.*,+write_file | true
            +write_file,-*              | false
            -*,+files                   | true
            """)
    void decidesByTheLastRuleThatMeansTheToolAndByTheFirstSignElse(String rules, boolean on) {
        var options = new ToolOptions(Stream.of(rules.split(",")).filter(rule -> !rule.isEmpty()).map(ToolRule::of).toList(), "", false,
                Integer.MAX_VALUE, List.of());
        assertEquals(on, options.isOn(FILES, "write_file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "-", "+a b", "-a,b", "--a b", "++a", "+ä", "a:b"})
    void refusesWhatIsNoName(String rule) {
        assertThrows(IllegalArgumentException.class, () -> ToolRule.of(rule));
    }

    @Test
    void knowsWhatMayComeLater() {
        assertEquals(true, new ToolPattern("files.later_*").mayMatchLater(FILES));
        assertEquals(true, new ToolPattern("wherry.tools.files.*").mayMatchLater(FILES));
        assertEquals(false, new ToolPattern("files.later").mayMatchLater(FILES));
        assertEquals(false, new ToolPattern("later_*").mayMatchLater(FILES));
        assertEquals(false, new ToolPattern("time.*").mayMatchLater(FILES));
    }
}
