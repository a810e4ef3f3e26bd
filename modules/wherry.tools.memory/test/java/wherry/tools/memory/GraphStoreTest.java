package wherry.tools.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.tool.ToolFailure;

class GraphStoreTest {
    private static final long MOST = 32 << 20;

    @TempDir
    Path folder;
    private Path file;
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("deep/memory.jsonl");
    }

    private GraphStore store() {
        return new GraphStore(() -> file, MOST, () -> { }, warnings::add);
    }

    private static Entity entity(String name) {
        return new Entity(name, "t", List.of("o"));
    }

    private static void create(GraphStore store, String name) throws InterruptedException {
        store.write(new Change.CreateEntities(List.of(entity(name))));
    }

    private static List<String> names(GraphStore store) throws InterruptedException {
        return store.read(Graph::entities).stream().map(Entity::name).toList();
    }

    /// What a new process finds.
    private List<String> namesInFile() throws InterruptedException {
        return names(store());
    }

    @Test
    void keepsWhatWasAnsweredWithoutBeingClosed() throws InterruptedException {
        create(store(), "A");
        create(store(), "B");

        assertEquals(List.of("A", "B"), namesInFile());
    }

    @Test
    void makesTheFileForItsOwnerAlone() throws InterruptedException, IOException {
        create(store(), "A");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /// As a process that is killed leaves it, at each place.
    @Test
    void removesARecordThatWasNotWrittenToItsEnd() throws InterruptedException, IOException {
        create(store(), "A");
        byte[] before = Files.readAllBytes(file);
        create(store(), "B");
        byte[] after = Files.readAllBytes(file);

        for (int length = before.length; length < after.length - 1; length++) {
            Files.write(file, Arrays.copyOf(after, length));
            GraphStore store = store();
            assertEquals(List.of("A"), names(store));
            create(store, "C");
            assertEquals(List.of("A", "C"), namesInFile());
            int torn = length - before.length;
            assertEquals(torn == 0 ? List.of() : List.of("memory file " + file + ": removed the last " + torn
                    + (torn == 1 ? " byte" : " bytes") + ", an incomplete record of a call that was never answered"), warnings);
            warnings.clear();
        }
        Files.write(file, Arrays.copyOf(after, after.length - 1));
        assertEquals(List.of("A", "B"), namesInFile());
        assertFalse(Files.exists(folder.resolve("deep/memory.jsonl.damaged")));
    }

    @Test
    void beginsAgainWhenNotEvenTheFirstLineWasWritten() throws InterruptedException, IOException {
        Files.createDirectories(file.getParent());
        for (String begun : List.of("", "{\"type\":\"wher", "\0\0\0\0")) {
            Files.writeString(file, begun);
            GraphStore store = store();
            create(store, "A");
            assertEquals(List.of("A"), namesInFile());
        }
    }

    @Test
    void goesOnWithoutADamagedLineAndKeepsItBeside() throws InterruptedException, IOException {
        for (String name : List.of("A", "B", "C")) {
            create(store(), name);
        }
        List<String> lines = Files.readAllLines(file);
        String damaged = lines.get(2).replace("\"B\"", "\"X\"");
        Files.write(file, List.of(lines.get(0), lines.get(1), damaged, lines.get(3)));

        assertEquals(List.of("A", "C"), namesInFile());
        assertEquals(List.of("memory file " + file + ": moved 1 damaged line to " + file + ".damaged"), warnings);
        assertEquals(List.of(damaged), Files.readAllLines(folder.resolve("deep/memory.jsonl.damaged")));
        assertEquals(List.of("A", "C"), namesInFile());
        assertEquals(1, Files.readAllLines(folder.resolve("deep/memory.jsonl.damaged")).size());
    }

    /// One byte is another, anywhere: at most the line with the byte is lost, or the two that it joins.
    @Test
    void losesNothingButADamagedLine() throws InterruptedException, IOException {
        for (int i = 0; i < 10; i++) {
            create(store(), "E" + i);
        }
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(bytes.length - 1);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, bytes);
            List<String> names = namesInFile();
            assertTrue(names.size() >= 8, () -> "byte " + at + " of " + whole.length + " is another: " + names);
            assertTrue(names.stream().allMatch(name -> name.matches("E[0-9]")), names::toString);
        }
    }

    @Test
    void leavesAFileThatIsNoMemoryAsItIs() throws IOException {
        Files.createDirectories(file.getParent());
        for (String text : List.of("Dear diary,\nlines\n", "no end", "{\"a\": 1}\n")) {
            Files.writeString(file, text);
            assertTrue(assertThrows(ToolFailure.class, () -> create(store(), "A")).getMessage().contains("it has no record of a memory"));
            assertEquals(text, Files.readString(file));
        }
    }

    @Test
    void leavesTheFileOfANewerReleaseAsItIs() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"type\":\"wherry-memory\",\"version\":2}\n");

        assertTrue(assertThrows(ToolFailure.class, () -> create(store(), "A")).getMessage().contains("written by a newer release"));
    }

    @Test
    void readsTheFileOfTheReferenceServer() throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"type":"entity","name":"A","entityType":"t","observations":["1"]}

                {"type":"entity","name":"A","entityType":"t","observations":["1","2"]}
                {"type":"relation","from":"A","to":"B","relationType":"r"}""");

        GraphStore store = store();
        assertEquals(List.of(new Entity("A", "t", List.of("1", "2"))), store.read(Graph::entities));
        assertEquals(List.of(new Relation("A", "B", "r")), store.read(Graph::relations));
        create(store, "C");
        assertEquals(List.of("A", "C"), namesInFile());
    }

    /// Its lines are those of the reference server, with a member more.
    @Test
    void leavesAFileThatTheReferenceServerReads() throws IOException, InterruptedException {
        GraphStore store = store();
        create(store, "A");
        create(store, "B");
        store.write(new Change.CreateRelations(List.of(new Relation("A", "B", "r"))));
        store.write(new Change.DeleteEntities(List.of("B")));
        store.close();

        List<String> lines = Files.readAllLines(file);
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).startsWith("{\"type\":\"entity\",\"name\":\"A\",\"entityType\":\"t\",\"observations\":[\"o\"],\"crc\":\""), lines.get(1));
    }

    @Test
    void letsSeveralProcessesShareAFile() throws InterruptedException {
        try (GraphStore one = store(); GraphStore other = store()) {
            var threads = new ArrayList<Thread>();
            var failures = new AtomicInteger();
            for (GraphStore each : List.of(one, other)) {
                for (int i = 0; i < 4; i++) {
                    int number = threads.size();
                    threads.add(Thread.ofVirtual().start(() -> {
                        try {
                            for (int k = 0; k < 25; k++) {
                                create(each, "E" + number + "-" + k);
                            }
                        } catch (InterruptedException | ToolFailure e) {
                            failures.incrementAndGet();
                        }
                    }));
                }
            }
            for (Thread each : threads) {
                each.join();
            }

            assertEquals(0, failures.get());
            assertEquals(200, names(one).size());
            assertEquals(Set.copyOf(names(one)), Set.copyOf(names(other)));
            one.write(new Change.DeleteEntities(names(one).subList(1, 200)));
            assertEquals(1, names(other).size());
        }
        assertEquals(1, namesInFile().size());
    }

    @Test
    void keepsTheFileShort() throws InterruptedException, IOException {
        try (GraphStore store = store(); GraphStore other = store()) {
            String much = "x".repeat(100_000);
            for (int i = 0; i < 60; i++) {
                store.write(new Change.CreateEntities(List.of(new Entity("E", "t", List.of(much)))));
                create(other, "F" + i);
                other.write(new Change.DeleteEntities(List.of("E")));
            }
            assertTrue(Files.size(file) < 2 << 20, () -> "the file has " + file.toFile().length() + " bytes");
            assertEquals(60, names(store).size());
        }
    }

    @Test
    void goesOnWhenTheFileCannotBeMadeShorter() throws InterruptedException, IOException {
        try (GraphStore store = store()) {
            create(store, "A");
            Files.createDirectories(folder.resolve("deep/memory.jsonl.new/not empty"));
        }

        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().startsWith("memory file " + file + ": could not be made shorter: "), warnings::toString);
        assertEquals(List.of("A"), namesInFile());
    }

    @Test
    void writesWholeRecordsWhenCallsAreInterrupted() throws InterruptedException {
        try (GraphStore store = store()) {
            var answered = new ArrayList<String>();
            var threads = IntStream.range(0, 40).mapToObj(i -> Thread.ofVirtual().start(() -> {
                try {
                    create(store, "E" + i);
                    synchronized (answered) {
                        answered.add("E" + i);
                    }
                } catch (InterruptedException e) {
                    // It may not be stored then.
                }
            })).toList();
            for (Thread each : threads) {
                each.interrupt();
            }
            for (Thread each : threads) {
                each.join();
            }
            create(store, "last");
            answered.add("last");
            assertTrue(namesInFile().containsAll(answered), answered::toString);
        }
    }

    @Test
    void saysThatAnotherProcessHoldsTheLock() throws InterruptedException, IOException {
        GraphStore store = store();
        create(store, "A");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE); var _ = channel.lock()) {
            assertTrue(assertThrows(ToolFailure.class, () -> create(store, "B")).getMessage().contains("another process has held its lock for 5 s"));
        }

        create(store, "C");
        assertEquals(List.of("A", "C"), namesInFile());
    }

    @Test
    void refusesAFileThatHoldsTooMuch() throws InterruptedException {
        try (GraphStore store = store()) {
            store.write(new Change.CreateEntities(List.of(new Entity("E", "t", List.of("x".repeat(1000))))));
        }

        assertTrue(assertThrows(ToolFailure.class, () -> names(new GraphStore(() -> file, 500, () -> { }, warnings::add))).getMessage()
                .contains("it holds more than 500 characters; set MCP_MEMORY_SIZE to more"));
    }

    @Test
    void followsALinkAndKeepsIt() throws InterruptedException, IOException {
        create(store(), "A");
        Path real = file;
        file = Files.createSymbolicLink(folder.resolve("link.jsonl"), real);
        try (GraphStore store = store()) {
            create(store, "B");
        }

        assertTrue(Files.isSymbolicLink(file));
        assertEquals(List.of("A", "B"), namesInFile());
    }

    @Test
    void findsItsFileAgainAfterItWasRemoved() throws InterruptedException, IOException {
        GraphStore store = store();
        create(store, "A");
        Files.delete(file);

        create(store, "B");
        assertEquals(List.of("B"), names(store));
        assertEquals(List.of("B"), namesInFile());
    }
}
