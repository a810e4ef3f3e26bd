package wherry.tools.files.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootsTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        folder = folder.toRealPath();
        root = Files.createDirectories(folder.resolve("root/inner")).getParent();
        Files.writeString(root.resolve("inner/file"), "inside");
        Files.createDirectory(folder.resolve("root-evil"));
        Files.writeString(folder.resolve("root-evil/file"), "outside");
    }

    private String read(boolean secure, String path) throws IOException {
        try (OpenFile file = Roots.of(List.of(root), secure).locate(path).file()) {
            return new String(file.read(0, 100), StandardCharsets.UTF_8);
        }
    }

    private String refusal(boolean secure, String path) {
        return AccessException.message(assertThrows(IOException.class, () -> read(secure, path)), path).replace(folder.toString(), "");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reachesWhatIsBelowARoot(boolean secure) throws IOException {
        assertEquals("inside", read(secure, root + "/inner/file"));
        assertEquals("inside", read(secure, "inner/../inner//file"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("inner"));
        assertEquals("inside", read(secure, "link/file"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesWhatIsNot(boolean secure) throws IOException {
        String outside = "Access denied: '%s' is not within the allowed directories, which list_allowed_directories shows";
        assertEquals(outside.formatted("/root-evil/file"), refusal(secure, root + "-evil/file"));
        assertEquals(outside.formatted("../root-evil/file"), refusal(secure, "../root-evil/file"));
        assertEquals(outside.formatted("/etc/passwd"), refusal(secure, "/etc/passwd"));
        Files.createSymbolicLink(root.resolve("out"), folder.resolve("root-evil"));
        Files.createSymbolicLink(root.resolve("nothing"), folder.resolve("no-such-file"));
        String link = "Access denied: '%s' is a link, or leads over one, out of the allowed directories";
        assertEquals(link.formatted("out/file"), refusal(secure, "out/file"));
        assertEquals(link.formatted("out/no-such-file"), refusal(secure, "out/no-such-file"));
        assertEquals("'nothing' leads over a link to nothing", refusal(secure, "nothing"));
        assertEquals("Access denied: 'C:\\x' is a path of Windows, and this server runs on another system", refusal(secure, "C:\\x"));
        assertEquals("'a?b' is no path on this system: Nul character not allowed", refusal(secure, "a\0b"));
        assertEquals("'inner/file/x' is no directory, or has a part that is none", refusal(secure, "inner/file/x"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void openNoLinkThatCameAfterThePathWasResolved(boolean secure) throws IOException {
        Place place = Roots.of(List.of(root), secure).locate("inner/file");
        Files.move(root.resolve("inner"), root.resolve("old"));
        Files.createSymbolicLink(root.resolve("inner"), folder.resolve("root-evil"));
        assertThrows(IOException.class, place::file);
        Files.delete(root.resolve("inner"));
        Files.createDirectory(root.resolve("inner"));
        Files.createSymbolicLink(root.resolve("inner/file"), folder.resolve("root-evil/file"));
        assertThrows(IOException.class, place::file);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void openANestedRootFromTheOutermostOne(boolean secure) throws IOException {
        Roots roots = Roots.of(List.of(root.resolve("inner"), root), secure);
        Files.move(root.resolve("inner"), root.resolve("old"));
        Files.createSymbolicLink(root.resolve("inner"), folder.resolve("root-evil"));
        assertThrows(IOException.class, () -> roots.locate(root + "/inner/file").file());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findANameInAnotherUnicodeForm(boolean secure) throws IOException {
        Files.writeString(root.resolve("cafe\u0301"), "coffee");
        assertEquals("coffee", read(secure, "caf\u00e9"));
        Files.writeString(root.resolve("\u00c5"), "1");
        Files.writeString(root.resolve("\u212b"), "2");
        assertEquals("'A\u030a' may mean more than one file: two names look like 'A\u030a'", refusal(secure, "A\u030a"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findANameThatIsNotUtf8ByWhatIsShownOfIt(boolean secure) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "printf odd > \"$(printf 'bad\\377')\"").directory(root.toFile()).start().waitFor();
        assertEquals("odd", read(secure, "bad\ufffd"));
    }
}
