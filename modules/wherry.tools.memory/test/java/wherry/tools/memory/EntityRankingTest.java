package wherry.tools.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntityRankingTest {
    private static final Entity ADA = new Entity("Ada_Lovelace", "person", List.of("Wrote the first program", "Lives in London"));
    private static final Entity LONDON = new Entity("London", "city", List.of("Capital of England"));
    private static final Entity GOOGLE = new Entity("Google", "company", List.of("Has an office in London", "Was founded in 1998"));
    private static final List<Entity> ALL = List.of(ADA, LONDON, GOOGLE);

    private static List<String> found(String query) {
        return EntityRanking.best(query, ALL).stream().map(Entity::name).toList();
    }

    @Test
    void findsTheQueryInTheMiddleOfAWordLikeTheReferenceServer() {
        assertEquals(List.of("Google"), found("OOGL"));
        assertEquals("Google", found("office in").getFirst());
        assertEquals(List.of(), found("paris"));
    }

    @Test
    void putsANameBeforeAMention() {
        assertEquals("London", found("london").getFirst());
        assertEquals(3, found("london").size());
    }

    @Test
    void findsAnyOfTheWordsAndPutsTheRareOnesFirst() {
        assertEquals("Google", found("london founded").getFirst());
        assertEquals(List.of("Ada_Lovelace"), found("program unknown"));
    }

    @Test
    void findsTheBeginningOfAWordAndPutsTheWholeWordFirst() {
        var anna = new Entity("Anna", "person", List.of());
        var annabel = new Entity("Annabel", "person", List.of());

        assertEquals(List.of(anna, annabel), EntityRanking.best("anna person", List.of(annabel, anna)));
        assertEquals(List.of("Ada_Lovelace"), found("prog wr"));
    }

    @Test
    void givesAllInTheirOrderForAnEmptyQuery() {
        assertEquals(ALL, EntityRanking.best("", ALL));
    }

    @Test
    void findsWhatIsNoWord() {
        var language = new Entity("C++", "language", List.of());

        assertEquals(List.of(language), EntityRanking.best("++", Stream.concat(ALL.stream(), Stream.of(language)).toList()));
    }

    @Test
    void looksAtTheFirstWordsOfALongQuery() {
        String query = "ada " + String.join(" ", IntStream.range(0, 300).mapToObj(i -> "w" + i).toList()) + " google";

        assertEquals(List.of("Ada_Lovelace"), found(query));
    }
}
