package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.JsonObject;

class WriteToolsTest {
    @TempDir
    Path root;

    private FileCalls calls;

    @BeforeEach
    void start() {
        calls = FileCalls.with(Map.of("MCP_FILES_WRITE", "true"), root);
    }

    @AfterEach
    void end() {
        calls.close();
    }

    private static Map<String, Object> edit(String path, boolean dryRun, String... texts) {
        var edits = new java.util.ArrayList<Map<String, String>>();
        for (int i = 0; i < texts.length; i += 2) {
            edits.add(Map.of("oldText", texts[i], "newText", texts[i + 1]));
        }
        return Map.of("path", path, "edits", edits, "dryRun", dryRun);
    }

    private List<String> names() throws IOException {
        try (var names = Files.list(root)) {
            return names.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void offersToReadAloneUnlessTold() {
        try (FileCalls reading = FileCalls.on(root)) {
            List<String> names = reading.peer().tools().stream().map(tool -> tool.string("name").orElseThrow()).toList();
            assertEquals(11, names.size());
            assertFalse(names.contains("write_file"));
        }
        assertEquals(15, calls.peer().tools().size());
    }

    @Test
    void writesANewFile() throws IOException {
        assertEquals("Successfully wrote to a.txt", calls.text("write_file", Map.of("path", "a.txt", "content", "é\r\n")));
        assertEquals("é\r\n", Files.readString(root.resolve("a.txt")));
        assertEquals(List.of("a.txt"), names());
        assertEquals("Parent directory does not exist: there is no '" + root.resolve("none") + "'",
                calls.failure("write_file", Map.of("path", "none/a.txt", "content", "x")));
    }

    @Test
    void replacesAFileAndKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(root.resolve("a.sh"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        calls.text("write_file", Map.of("path", "a.sh", "content", "new"));
        assertEquals("new", Files.readString(file));
        assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("a.sh"), names());
    }

    @Test
    void writesThroughALinkThatStaysInside() throws IOException {
        Files.writeString(root.resolve("a"), "old");
        Files.createSymbolicLink(root.resolve("link"), root.resolve("a"));
        calls.text("write_file", Map.of("path", "link", "content", "new"));
        assertEquals("new", Files.readString(root.resolve("a")));
        assertTrue(Files.isSymbolicLink(root.resolve("link")));
    }

    @Test
    void refusesToWriteWhatIsNoRegularFile() throws IOException, InterruptedException {
        new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();
        Files.createDirectory(root.resolve("d"));
        assertEquals("'pipe' is a device, a pipe or a socket; only regular files are read and written", calls.failure("write_file", Map.of("path", "pipe", "content", "x")));
        assertEquals("'d' is a directory; list_directory shows what is in it", calls.failure("write_file", Map.of("path", "d", "content", "x")));
        assertEquals("'.' is an allowed directory, and stays as it is", calls.failure("write_file", Map.of("path", ".", "content", "x")));
        assertEquals(List.of("d", "pipe"), names());
    }

    @Test
    void editsAFileAndShowsTheDifferences() throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        String diff = "```diff\nIndex: " + file + "\n===================================================================\n--- " + file + "\toriginal\n+++ " + file
                + "\tmodified\n@@ -1,6 +1,7 @@\n 1\n-2\n+two\n+more\n 3\n 4\n 5\n 6\n```\n\n";
        assertEquals(diff, calls.text("edit_file", edit("a.txt", true, "2\n", "two\nmore\n")));
        assertEquals("1\n2\n3\n4\n5\n6\n7\n8\n9\n", Files.readString(file));
        assertEquals(diff, calls.text("edit_file", edit("a.txt", false, "2\n", "two\nmore\n")));
        assertEquals("1\ntwo\nmore\n3\n4\n5\n6\n7\n8\n9\n", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void changesNothingWhenOneOfTheEditsDoesNotFit() throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), "one\ntwo\n");
        assertEquals("Could not find exact match for edit:\nthree", calls.failure("edit_file", edit("a.txt", false, "one", "1", "three", "3")));
        assertEquals("one\ntwo\n", Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        "a|b|c|, b, x|y, a|x|y|c|",
        "a^b^c^, b, x|y, a^x^y^c^",
        "a^b|c^, c, x|y, a^b|x^y^",
        "a|b^c|, a|b, z, z|c|",
        "a^b, b, x, a^x"})
    void keepsEndsOfLines(String before, String searched, String replacement, String after) throws IOException {
        Path file = Files.writeString(root.resolve("a.txt"), ends(before));
        calls.text("edit_file", edit("a.txt", false, ends(searched), ends(replacement)));
        assertEquals(after, Files.readString(file).replace("\r\n", "^").replace("\n", "|"));
    }

    private static String ends(String text) {
        return text.replace("^", "\r\n").replace("|", "\n");
    }

    @Test
    void keepsTheEncoding() throws IOException {
        Path latin = Files.write(root.resolve("latin"), "caf\u00e9 one".getBytes(StandardCharsets.ISO_8859_1));
        calls.text("edit_file", edit("latin", false, "one", "t\u00eate"));
        assertEquals("caf\u00e9 t\u00eate", Files.readString(latin, StandardCharsets.ISO_8859_1));
        assertTrue(calls.failure("edit_file", edit("latin", false, "caf", "\u20ac")).startsWith("The text has a character that ISO-8859-1 cannot write"));
        Path wide = Files.write(root.resolve("wide"), "\ufeffone".getBytes(StandardCharsets.UTF_16BE));
        calls.text("edit_file", edit("wide", false, "one", "\u20ac"));
        assertEquals("\ufeff\u20ac", Files.readString(wide, StandardCharsets.UTF_16BE));
    }

    @Test
    void makesDirectoriesAndThoseAbove() {
        assertEquals("Successfully created directory a/b/c", calls.text("create_directory", Map.of("path", "a/b/c")));
        assertEquals("Successfully created directory a/b/c", calls.text("create_directory", Map.of("path", "a/b/c")));
        assertTrue(Files.isDirectory(root.resolve("a/b/c")));
        calls.text("write_file", Map.of("path", "a/f", "content", ""));
        assertEquals("'a/f' is no directory, or has a part that is none", calls.failure("create_directory", Map.of("path", "a/f")));
        assertEquals("Successfully created directory .", calls.text("create_directory", Map.of("path", ".")));
    }

    @Test
    void movesAFileToAPathThatIsFree() throws IOException {
        Files.writeString(root.resolve("a"), "A");
        Files.writeString(root.resolve("b"), "B");
        Files.createDirectory(root.resolve("d"));
        assertEquals("Destination already exists: b", calls.failure("move_file", Map.of("source", "a", "destination", "b")));
        assertEquals("Successfully moved a to d/c", calls.text("move_file", Map.of("source", "a", "destination", "d/c")));
        assertEquals("A", Files.readString(root.resolve("d/c")));
        assertEquals("There is no file or directory 'a'", calls.failure("move_file", Map.of("source", "a", "destination", "x")));
        assertEquals("Successfully moved d to e", calls.text("move_file", Map.of("source", "d", "destination", "e")));
        assertEquals(List.of("b", "e"), names());
    }

    @Test
    void marksWhatMayOverwrite() {
        JsonObject hints = calls.peer().tools().stream().filter(tool -> tool.string("name").orElseThrow().equals("write_file")).findFirst().orElseThrow()
                .object("annotations").orElseThrow();
        assertTrue(hints.isTrue("destructiveHint"));
        assertFalse(hints.isTrue("readOnlyHint"));
    }
}
