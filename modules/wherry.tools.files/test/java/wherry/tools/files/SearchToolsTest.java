package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchToolsTest {
    @TempDir
    Path root;

    private FileCalls calls;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(root.resolve("src/main"));
        Files.writeString(root.resolve("src/a.txt"), "one\nTODO two\n");
        Files.writeString(root.resolve("src/main/b.txt"), "todo three\r\nfour");
        Files.write(root.resolve("src/main/c.bin"), new byte[] {0, 't', 'o', 'd', 'o'});
        calls = FileCalls.on(root);
    }

    @AfterEach
    void end() {
        calls.close();
    }

    @Test
    void findsPathsByPattern() {
        assertEquals(root.resolve("src/a.txt") + "\n" + root.resolve("src/main/b.txt"), calls.text("search_files", Map.of("path", "src", "pattern", "**/*.txt")));
        assertEquals(root.resolve("src/a.txt").toString(), calls.text("search_files", Map.of("path", "src", "pattern", "**/*.txt", "excludePatterns", List.of("main"))));
        assertEquals("No matches found", calls.text("search_files", Map.of("path", "src", "pattern", "*.md")));
    }

    @Test
    void leavesOutLinksThatLeadOutside() throws IOException {
        Files.createSymbolicLink(root.resolve("src/out"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(root.resolve("src/in"), root.resolve("src/a.txt"));
        assertEquals(root.resolve("src/in").toString(), calls.text("search_files", Map.of("path", "src", "pattern", "{in,out}")));
    }

    @Test
    void findsLinesByRegularExpression() {
        assertEquals(root.resolve("src/a.txt") + ":2: TODO two\n" + root.resolve("src/main/b.txt") + ":1: todo three",
                calls.text("search_content", Map.of("path", "src", "pattern", "^(TODO|todo)")));
        assertEquals(root.resolve("src/a.txt") + ":2: TODO two", calls.text("search_content", Map.of("path", "src/a.txt", "pattern", "two$")));
        assertEquals("No matches found", calls.text("search_content", Map.of("path", "src", "pattern", "todo", "filePattern", "*.txt")));
        assertTrue(calls.failure("search_content", Map.of("path", "src", "pattern", "(")).startsWith("pattern: "));
    }

    @Test
    void goesOnWhereASearchStopped() throws IOException {
        var expected = new ArrayList<String>();
        for (String name : List.of("src/d/1", "src/d/2/x", "src/d/3", "src/e", "z")) {
            Files.createDirectories(root.resolve(name).getParent());
            expected.add(Files.writeString(root.resolve(name), "hit") + ":1: hit");
        }
        var found = new ArrayList<String>();
        String cursor = "";
        do {
            Map<String, Object> arguments = Map.of("path", root.toString(), "pattern", "hit", "limit", 1, "cursor", cursor);
            String text = calls.text("search_content", arguments);
            if (!text.equals("No matches found")) {
                found.add(text);
            }
            cursor = calls.cursor("search_content", arguments);
        } while (!cursor.isEmpty());
        assertEquals(expected, found);
    }

    @Test
    void givesACursorAfterManyPaths() throws IOException {
        Path many = Files.createDirectory(root.resolve("many"));
        for (int i = 10_000; i <= 12_000; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        Map<String, Object> first = Map.of("path", "many", "pattern", "f*");
        assertEquals(2_000, calls.text("search_files", first).lines().count());
        String cursor = calls.cursor("search_files", first);
        assertEquals(many.resolve("f12000").toString(), calls.text("search_files", Map.of("path", "many", "pattern", "f*", "cursor", cursor)));
    }

    @Test
    void refusesWhatIsNoCursor() {
        assertEquals("cursor: expected the nextCursor of an earlier result, got 'a\0b'",
                calls.failure("search_files", Map.of("path", "src", "pattern", "*", "cursor", "a\0b")));
    }

    @Test
    void searchesLongLinesInLinearTime() throws IOException {
        Files.writeString(root.resolve("evil"), "a".repeat(90_000));
        assertEquals("No matches found", calls.text("search_content", Map.of("path", "evil", "pattern", "(a+)+$b")));
    }
}
