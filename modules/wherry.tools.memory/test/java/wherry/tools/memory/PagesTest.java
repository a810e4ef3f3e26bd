package wherry.tools.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wherry.tool.ToolFailure;

class PagesTest {
    private static final List<Entity> ENTITIES = IntStream.range(0, 250).mapToObj(i -> new Entity("E" + i, "t", List.of())).toList();

    private static Relation relation(int from, int to) {
        return new Relation("E" + from, "E" + to, "r");
    }

    @Test
    void givesASmallGraphWholeAndInItsOrder() {
        List<Relation> relations = List.of(relation(3, 2), relation(0, 1), relation(900, 901));

        assertEquals(new GraphPage(ENTITIES, relations, Optional.empty()), Pages.ofAll(ENTITIES, relations, 1000, ""));
    }

    @Test
    void givesEachItemOnceOverAllPages() {
        var relations = new ArrayList<Relation>();
        for (int i = 0; i < 3000; i++) {
            relations.add(relation(i * 7 % 300, i * 13 % 290));
        }
        var all = List.copyOf(new HashSet<>(relations));
        for (int limit : List.of(1, 7, 1000)) {
            var entities = new ArrayList<Entity>();
            var seen = new ArrayList<Relation>();
            Optional<String> cursor = Optional.of("");
            while (cursor.isPresent()) {
                GraphPage page = Pages.ofAll(ENTITIES, all, limit, cursor.get());
                assertTrue(page.entities().size() <= limit);
                assertTrue(weight(page) <= Pages.HEAVIEST);
                entities.addAll(page.entities());
                seen.addAll(page.relations());
                cursor = page.nextCursor();
            }
            assertEquals(ENTITIES, entities);
            assertEquals(all.size(), seen.size());
            assertEquals(new HashSet<>(all), new HashSet<>(seen));
        }
    }

    private static long weight(GraphPage page) {
        return page.entities().stream().mapToLong(Entity::weight).sum() + page.relations().stream().mapToLong(Relation::weight).sum();
    }

    @Test
    void givesEntitiesWithTheRelationsThatTouchThem() {
        GraphPage page = Pages.of(ENTITIES.subList(0, 2), List.of(relation(0, 9), relation(8, 9), relation(5, 1)), 1, "");

        assertEquals(new GraphPage(ENTITIES.subList(0, 1), List.of(relation(0, 9)), Optional.of("2")), page);
    }

    @Test
    void givesAnItemThatIsHeavierThanAPage() {
        var heavy = new Entity("heavy", "t", List.of("x".repeat(200_000)));

        assertEquals(new GraphPage(List.of(heavy), List.of(), Optional.of("1")), Pages.of(List.of(heavy, heavy), List.of(), 9, ""));
    }

    @Test
    void refusesACursorThatItNeverGave() {
        assertEquals("cursor: expected the nextCursor of the answer before, or none, got '-1'",
                assertThrows(ToolFailure.class, () -> Pages.of(ENTITIES, List.of(), 9, "-1")).getMessage());
        assertEquals(new GraphPage(List.of(), List.of(), Optional.empty()), Pages.of(ENTITIES, List.of(), 9, "999999999"));
    }
}
