package wherry.tools.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 100,000 entities, as many relations.
class LargeGraphTest {
    private static final int MANY = 100_000;
    private static final long MOST = 64 << 20;

    @TempDir
    Path folder;

    private static Entity entity(int i) {
        return new Entity("Entity_" + i, "person", List.of("Has the number " + i + " of all", "Knows colour" + i % 1000 + " and place" + i % 777));
    }

    @Test
    void isReadSearchedAndChangedWithinItsShareOfTheHeap() throws IOException, InterruptedException {
        Path file = folder.resolve("memory.jsonl");
        write(file);
        long before = used();
        try (var store = new GraphStore(() -> file, MOST, () -> { }, _ -> { })) {
            assertEquals(MANY, (int) store.read(graph -> graph.entities().size()));
            long weight = store.read(Graph::weight);
            long heap = used() - before;
            assertTrue(heap < 2 * weight, () -> "a graph of " + weight + " takes " + heap + " bytes of the heap");

            var queries = new GraphQueries(store);
            GraphPage found = queries.searchNodes("person with number 77777", 10, Optional.empty());
            assertEquals("Entity_77777", found.entities().getFirst().name());
            assertTrue(found.nextCursor().isPresent());
            assertTrue(queries.readGraph(1000, Optional.empty()).entities().size() >= 100);
            assertEquals(new GraphPage(List.of(entity(5)), List.of(relation(4), relation(5)), Optional.empty()),
                    queries.openNodes(List.of("Entity_5"), Optional.empty()));
            store.write(new Change.DeleteEntities(List.of("Entity_5")));
            assertEquals(MANY - 1, (int) store.read(graph -> graph.entities().size()));
        }
        try (var store = new GraphStore(() -> file, MOST, () -> { }, _ -> { })) {
            assertEquals(MANY - 1, (int) store.read(graph -> graph.entities().size()));
            assertEquals(MANY - 2, (int) store.read(graph -> graph.relations().size()));
        }
    }

    private static Relation relation(int i) {
        return new Relation("Entity_" + i, "Entity_" + (i + 1) % MANY, "precedes");
    }

    private static void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < MANY; i++) {
                out.write(LogLine.of(entity(i)));
            }
            for (int i = 0; i < MANY; i++) {
                out.write(LogLine.of(relation(i)));
            }
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
