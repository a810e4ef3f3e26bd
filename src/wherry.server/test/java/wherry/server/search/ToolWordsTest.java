package wherry.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolWordsTest {
    @ParameterizedTest
    @CsvSource({"files,file", "queries,query", "deletes,delete", "deleting,deletion", "creation,created", "stopped,stop", "classes,class",
        "status,status", "edited,editing"})
    void takesEndingsForTheSameWord(String one, String other) {
        assertEquals(ToolWords.of(one), ToolWords.of(other));
    }

    @ParameterizedTest
    @CsvSource({"add,create", "removing,delete", "shows,read", "folder,directories", "screenshots,picture"})
    void takesWordsForTheSameActionOrThingAsOne(String one, String other) {
        assertEquals(ToolWords.of(one), ToolWords.of(other));
    }

    @Test
    void takesTheWordsOfANameApart() {
        assertEquals(ToolWords.of("create pull request review"), ToolWords.of("create_pullRequest-review"));
        assertEquals("api token 2", ToolWords.of("API.token/2"));
    }

    @Test
    void leavesOutWhatSaysNothing() {
        assertEquals(ToolWords.of("weather paris"), ToolWords.of("What is the weather in Paris, please?"));
    }

    @Test
    void keepsWordsOfOtherLanguages() {
        assertEquals("wetter für köln", ToolWords.of("Wetter für Köln"));
    }
}
