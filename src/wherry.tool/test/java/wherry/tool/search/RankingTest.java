package wherry.tool.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final List<String> ALL = List.of("the cat sat", "the dog and the cat", "a catalogue of dogs", "nothing");

    private static List<String> found(String query, List<String> all) {
        var ranking = new Ranking<String>(query);
        all.forEach(each -> ranking.add(each, List.of(new Ranking.Text(each, 1))));
        return ranking.best();
    }

    @Test
    void putsAWholeWordBeforeItsBeginning() {
        assertEquals(List.of("the cat sat", "the dog and the cat", "a catalogue of dogs"), found("cat", ALL));
    }

    @Test
    void putsARareWordBeforeAFrequentOne() {
        assertEquals("nothing", found("the nothing", ALL).getFirst());
    }

    @Test
    void countsTheWeightOfAText() {
        var ranking = new Ranking<String>("cat");
        ranking.add("mention", List.of(new Ranking.Text("a dog", 3), new Ranking.Text("a cat", 1)));
        ranking.add("name", List.of(new Ranking.Text("a cat", 3), new Ranking.Text("a dog", 1)));
        assertEquals(List.of("name", "mention"), ranking.best());
    }

    @Test
    void findsTheWholeQueryInTheMiddleOfAWord() {
        assertEquals(List.of("nothing"), found("othi", ALL));
        assertEquals(List.of(), found("othe", ALL));
    }

    @Test
    void givesAllInTheirOrderForAnEmptyQueryAndNoneOfNone() {
        assertEquals(ALL, found("", ALL));
        assertEquals(List.of(), found("cat", List.of()));
    }

    @Test
    void findsNoBeginningByAWordThatIsTooShort() {
        var ranking = new Ranking<String>("cat dog", 4);
        ALL.forEach(each -> ranking.add(each, List.of(new Ranking.Text(each, 1))));
        assertEquals(List.of("the dog and the cat", "the cat sat"), ranking.best());
    }

    @Test
    void looksAtTheFirstThirtyTwoWords() {
        String words = String.join(" ", IntStream.range(0, 31).mapToObj(i -> "w" + i).toList());
        assertEquals(List.of("nothing"), found(words + " nothing", ALL));
        assertEquals(List.of(), found(words + " other nothing", ALL));
    }
}
