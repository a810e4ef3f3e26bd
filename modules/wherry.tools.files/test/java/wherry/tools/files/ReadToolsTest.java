package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.JsonObject;

class ReadToolsTest {
    @TempDir
    Path root;

    private FileCalls calls;

    @BeforeEach
    void start() {
        calls = FileCalls.with(Map.of("MCP_FILES_MAX_READ", "1000"), root);
    }

    @AfterEach
    void end() {
        calls.close();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(root.resolve(name), text).toString();
    }

    private String read(Object... arguments) {
        return calls.text("read_text_file", map(arguments));
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new java.util.HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    @Test
    void readsAWholeFileByEitherName() throws IOException {
        String path = write("a.txt", "one\r\ntwo é\n");
        assertEquals("one\r\ntwo é\n", read("path", path));
        assertEquals("one\r\ntwo é\n", read("path", "a.txt"));
        assertEquals("one\r\ntwo é\n", calls.text("read_file", Map.of("path", path)));
    }

    @Test
    void readsTheFirstOrTheLastLines() throws IOException {
        String path = write("a.txt", "1\n2\n3\n");
        assertEquals("1\n2", read("path", path, "head", 2));
        assertEquals("1\n2\n3", read("path", path, "head", 9));
        assertEquals("3", read("path", path, "tail", 1));
        assertEquals("2\n3", read("path", path, "tail", 2));
        assertEquals("1\n2\n3", read("path", path, "tail", 9));
        assertEquals("", read("path", write("empty", ""), "tail", 3));
        assertEquals("Cannot specify both head and tail parameters simultaneously", calls.failure("read_text_file", map("path", path, "head", 1, "tail", 1)));
    }

    @Test
    void givesACursorToGoOnInALongFile() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("line ").append(i).append(i % 7 == 0 ? " é\n" : "\n");
        }
        String path = write("long.txt", text.toString());
        var all = new StringBuilder();
        String cursor = "";
        do {
            String part = read("path", path, "cursor", cursor);
            assertTrue(part.endsWith("\n"), part);
            all.append(part);
            cursor = calls.cursor("read_text_file", map("path", path, "cursor", cursor));
        } while (!cursor.isEmpty());
        assertEquals(text.toString(), all.toString());
        assertEquals("line 499", read("path", path, "tail", 1));
        assertEquals("line 0 é", read("path", path, "head", 1));
        assertEquals("", calls.cursor("read_text_file", map("path", path, "head", 1)));
    }

    /// Of the default settings: the limit of a file is above that of a result.
    @Test
    void cutsATextSoThatItsResultIsOneThatClientsTake() throws IOException {
        String path = write("long.txt", "a line with \"quotes\"\n".repeat(40_000));
        try (FileCalls usual = FileCalls.on(root)) {
            String part = usual.text("read_text_file", map("path", path));
            assertEquals(String.valueOf(part.length()), usual.cursor("read_text_file", map("path", path)));
            assertTrue(part.length() > 380_000, () -> String.valueOf(part.length()));
        }
    }

    @Test
    void cutsALongLineBetweenCharacters() throws IOException {
        String path = write("line.txt", "x" + "é".repeat(800));
        String first = read("path", path);
        String rest = read("path", path, "cursor", calls.cursor("read_text_file", map("path", path)));
        assertEquals("x" + "é".repeat(800), first + rest);
    }

    @Test
    void readsOtherEncodingsThanUtf8() throws IOException {
        Files.write(root.resolve("latin"), "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(root.resolve("wide"), "\ufeffcaf\u00e9".getBytes(StandardCharsets.UTF_16LE));
        assertEquals("café", read("path", "latin"));
        assertEquals("\ufeffcafé", read("path", "wide"));
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Files.write(root.resolve("data"), new byte[] {'P', 'K', 0, 1});
        assertEquals("'data' is no text: it has zero bytes; read_media_file reads images, sound and other files", calls.failure("read_text_file", Map.of("path", "data")));
    }

    @Test
    void readsImagesSoundAndOtherFiles() throws IOException {
        byte[] bytes = {0, 1, 2, (byte) 0xff};
        String data = Base64.getEncoder().encodeToString(bytes);
        for (String each : List.of("a.PNG image image/png", "a.flac audio audio/flac")) {
            String[] word = each.split(" ");
            Files.write(root.resolve(word[0]), bytes);
            JsonObject content = media(word[0]);
            assertEquals(List.of(word[1], data, word[2]), List.of(content.string("type").orElseThrow(), content.string("data").orElseThrow(), content.string("mimeType").orElseThrow()));
        }
        Files.write(root.resolve("a.zip"), bytes);
        assertEquals("{\"type\":\"resource\",\"resource\":{\"uri\":\"" + root.resolve("a.zip").toUri() + "\",\"mimeType\":\"application/octet-stream\",\"blob\":\"" + data
                + "\"}}", media("a.zip").toString());
    }

    private JsonObject media(String path) {
        return (JsonObject) calls.answer("read_media_file", Map.of("path", path)).result().array("content").orElseThrow().items().getFirst();
    }

    @Test
    void readsSeveralFilesAndReportsThoseThatItCannotRead() throws IOException {
        write("a", "A");
        write("b", "B".repeat(990));
        write("c", "C".repeat(20));
        assertEquals("a:\nA\n\n---\nnone: Error - There is no file or directory 'none'\n---\nb:\n" + "B".repeat(990)
                + "\n\n---\nc: Error - has 20 bytes, and this call reads 9 more; use read_text_file",
                calls.text("read_multiple_files", Map.of("paths", List.of("a", "none", "b", "c"))));
    }

    @Test
    void answersAtOnceForFilesWithoutEnd() throws IOException, InterruptedException {
        new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor();
        assertEquals("'pipe' is a device, a pipe or a socket; only regular files are read and written", calls.failure("read_text_file", Map.of("path", "pipe")));
        try (var sparse = new RandomAccessFile(root.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertTrue(calls.failure("read_text_file", Map.of("path", "sparse")).startsWith("'sparse' is no text"));
        assertEquals("'sparse' has 1099511627776 bytes, more than the 1000 that one call takes; MCP_FILES_MAX_READ is the setting for that",
                calls.failure("read_media_file", Map.of("path", "sparse")));
        try (FileCalls all = FileCalls.on(Path.of("/"))) {
            assertEquals("'/dev/zero' is a device, a pipe or a socket; only regular files are read and written", all.failure("read_text_file", Map.of("path", "/dev/zero")));
            assertEquals("'/proc/version' is not read: the kernel makes its contents, which may have no end", all.failure("read_text_file", Map.of("path", "/proc/version")));
        }
    }

    @Test
    void offersNothingUntilADirectoryIsNamed() {
        try (FileCalls none = FileCalls.on()) {
            assertTrue(none.peer().request("tools/list").isFault());
        }
        assertFalse(calls.peer().tools().isEmpty());
    }
}
