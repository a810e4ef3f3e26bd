package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Trees that are deeper than a path can say, and names that are not UTF-8.
@Timeout(60)
class OddTreesTest {
    private static final int PART = 1_000;

    @TempDir
    Path folder;

    /// Makes 5,000 directories, each in the one before. No path is long enough for that, so parts of it are moved into each other.
    private Path deep() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("part"));
        Files.writeString(inner.resolve("end.txt"), "the end");
        for (int part = 0; part < 5; part++) {
            Path top = folder.resolve("part" + part);
            Files.createDirectories(top.resolve("d/".repeat(PART)));
            Files.move(inner, top.resolve("d/".repeat(PART)).resolve("d"));
            inner = top;
        }
        return inner;
    }

    /// The other way round, as no test can delete it otherwise.
    private void takeApart(Path deep) throws IOException {
        Path rest = deep;
        for (int part = 0; part < 5; part++) {
            Path next = folder.resolve("rest" + part);
            Files.move(rest.resolve("d/".repeat(PART)).resolve("d"), next);
            rest = next;
        }
    }

    @Test
    void answersForATreeThatIsDeeperThanAPathCanSay() throws IOException {
        Path deep = deep();
        try (var calls = FileCalls.on(deep)) {
            assertEquals(64, calls.text("directory_tree", Map.of("path", ".")).split("\"d\"", -1).length - 1);
            assertTrue(calls.answer("directory_tree", Map.of("path", ".")).text().contains("1 entries or directories were left out"));
            assertEquals(64, calls.text("search_files", Map.of("path", ".", "pattern", "**")).lines().count());
            assertTrue(calls.answer("search_content", Map.of("path", ".", "pattern", "end")).text()
                    .contains("1 directories more than 64 deep were left out."));
            String far = "d/".repeat(1_900);
            assertEquals("[DIR] d", calls.text("list_directory", Map.of("path", far)));
            assertEquals(64, calls.text("search_files", Map.of("path", far, "pattern", "**")).lines().count());
            String farther = "d/".repeat(2_048);
            assertEquals("'" + farther + "' is longer than this system takes; use a shorter path, or name a directory further down as an allowed one",
                    calls.failure("list_directory", Map.of("path", farther)));
            assertEquals("A path should have 1 to 4096 characters, not 4098", calls.failure("list_directory", Map.of("path", farther + "d/")));
        } finally {
            takeApart(deep);
        }
    }

    /// Java makes no such names.
    private void shell(String command) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("sh", "-ec", command).directory(folder.toFile()).start().waitFor());
    }

    @Test
    void showsNamesThatAreNotUtf8AndFindsThemByThat() throws IOException, InterruptedException {
        shell("printf odd >\"$(printf 'a\\377.txt')\"; printf one >\"$(printf 'b\\376')\"; printf two >\"$(printf 'b\\377')\"");
        try (var calls = FileCalls.on(folder)) {
            assertEquals("[FILE] a\ufffd.txt\n[FILE] b\ufffd\n[FILE] b\ufffd", calls.text("list_directory", Map.of("path", ".")));
            assertEquals("odd", calls.text("read_text_file", Map.of("path", "a\ufffd.txt")));
            assertEquals(folder.toRealPath() + "/a\ufffd.txt", calls.text("search_files", Map.of("path", ".", "pattern", "*.txt")));
            assertEquals("'b\ufffd' may mean more than one file: two names look like 'b\ufffd'", calls.failure("read_text_file", Map.of("path", "b\ufffd")));
        }
    }

    @Test
    void goesOnAfterANameThatIsNotUtf8() throws IOException, InterruptedException {
        shell("for each in 1 2 3; do for d in 'a\\360' 'a\\377' 'b'; do mkdir -p \"$(printf \"$d\")x$each\"; "
                + "printf 'hit\\n' >\"$(printf \"$d\")x$each/$(printf '\\377')\"; done; done; mv \"$(printf 'a\\360')x2\" \"$(printf 'a\\360')y\"");
        var found = new ArrayList<String>();
        try (var calls = FileCalls.on(folder)) {
            String cursor = "";
            do {
                Map<String, ?> arguments = Map.of("path", ".", "pattern", "hit", "limit", 1, "cursor", cursor);
                calls.text("search_content", arguments).lines().filter(line -> !line.startsWith("No ")).forEach(found::add);
                cursor = calls.cursor("search_content", arguments);
            } while (!cursor.isEmpty() && found.size() < 20);
        }
        List<String> sorted = found.stream().sorted().toList();
        assertEquals(found, sorted);
        // Of two directories whose names look alike, the second one is taken for the first where a search goes on.
        assertEquals(7, found.size(), found::toString);
    }
}
