package wherry.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.tool.Tool;

class ToolWordsTest {
    private static Set<String> words(String text) {
        return Set.of(ToolWords.of(text).split(" "));
    }

    @ParameterizedTest
    @CsvSource({"files,file", "queries,query", "running,run", "deletes,delete", "deleting,deletion", "creation,created", "stopped,stop", "classes,class",
        "edited,editing", "making,make", "moved,moving", "notes,note", "adding,add", "settings,setting"})
    void takesEndingsForTheSameWord(String one, String other) {
        assertEquals(ToolWords.stem(other), ToolWords.stem(one));
    }

    @ParameterizedTest
    @CsvSource({"status", "class", "notion", "station", "ride", "this", "bus"})
    void keepsWhatOnlyLooksLikeAnEnding(String word) {
        assertEquals(word, ToolWords.stem(word));
    }

    @ParameterizedTest
    @CsvSource({"adding,create", "removing,delete", "shows,read", "folder,directories", "screenshots,picture", "answer,reply"})
    void takesWordsForTheSameActionOrThingTogether(String one, String other) {
        Set<String> both = new HashSet<>(words(one));
        both.retainAll(words(other));
        assertFalse(both.isEmpty(), () -> words(one) + " and " + words(other));
    }

    @Test
    void takesTheWordsOfANameApart() {
        Tool tool = Tool.named("create_pullRequest-ReviewNow").input("{\"type\":\"object\",\"properties\":{\"repoName\":{\"type\":\"string\"}}}");
        List<String> texts = ToolWords.texts(tool).stream().map(each -> each.text().strip()).toList();
        assertEquals(List.of("creat pull request review", "repo name"), List.of(texts.get(0), texts.get(2)));
        assertEquals("api token 2", ToolWords.of("API.token/2"));
        assertEquals("github", ToolWords.of("GitHub"));
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
