package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

class ListToolsTest {
    @TempDir
    Path root;

    private FileCalls calls;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(root.resolve("src/deep/empty"));
        Files.writeString(root.resolve("src/b.txt"), "x".repeat(1536));
        Files.writeString(root.resolve("src/A.txt"), "x");
        Files.createSymbolicLink(root.resolve("src/link"), root.resolve("src/deep"));
        calls = FileCalls.on(root);
    }

    @AfterEach
    void end() {
        calls.close();
    }

    @Test
    void listsADirectory() {
        assertEquals("[FILE] A.txt\n[FILE] b.txt\n[DIR] deep\n[FILE] link", calls.text("list_directory", Map.of("path", "src")));
        assertEquals("", calls.text("list_directory", Map.of("path", "src/deep/empty")));
        assertEquals("'src/b.txt' is no directory, or has a part that is none", calls.failure("list_directory", Map.of("path", "src/b.txt")));
    }

    @Test
    void listsADirectoryWithSizes() throws IOException {
        Files.delete(root.resolve("src/link"));
        String text = calls.text("list_directory_with_sizes", Map.of("path", "src"));
        assertEquals("[FILE] A.txt                                 1 B\n[FILE] b.txt                             1.50 KB\n[DIR] deep                           \n\n"
                + "Total: 2 files, 1 directories\nCombined size: 1.50 KB", text);
        assertTrue(calls.text("list_directory_with_sizes", Map.of("path", "src", "sortBy", "size")).endsWith("B\n\nTotal: 2 files, 1 directories\nCombined size: 1.50 KB"));
    }

    @Test
    void tellsNothingOfWhatALinkLeadsTo() throws IOException {
        Path outside = Files.writeString(root.resolveSibling(root.getFileName() + "-secret"), "x".repeat(5000));
        Files.createSymbolicLink(root.resolve("out"), outside);
        assertTrue(calls.text("list_directory_with_sizes", Map.of("path", ".")).contains("[FILE] out "));
        assertTrue(!calls.text("list_directory_with_sizes", Map.of("path", ".")).contains("4.88 KB"));
        assertEquals("Access denied: 'out' is a link, or leads over one, out of the allowed directories", calls.failure("get_file_info", Map.of("path", "out")));
        Files.delete(outside);
    }

    @Test
    void pagesALargeDirectory() throws IOException {
        Path large = Files.createDirectory(root.resolve("large"));
        for (int i = 0; i < 5_001; i++) {
            Files.createFile(large.resolve("f" + i));
        }
        assertEquals("5000", calls.cursor("list_directory", Map.of("path", "large")));
        assertEquals("[FILE] f999", calls.text("list_directory", Map.of("path", "large", "cursor", "5000")));
        assertEquals("cursor: expected the nextCursor of an earlier result, got 'x'", calls.failure("list_directory", Map.of("path", "large", "cursor", "x")));
    }

    @Test
    void showsATree() {
        String tree = """
                [
                  {
                    "name": "A.txt",
                    "type": "file"
                  },
                  {
                    "name": "b.txt",
                    "type": "file"
                  },
                  {
                    "name": "deep",
                    "type": "directory",
                    "children": [
                      {
                        "name": "empty",
                        "type": "directory",
                        "children": []
                      }
                    ]
                  },
                  {
                    "name": "link",
                    "type": "file"
                  }
                ]""";
        assertEquals(tree, calls.text("directory_tree", Map.of("path", "src")));
        assertEquals("[]", calls.text("directory_tree", Map.of("path", "src", "excludePatterns", List.of("*.txt", "deep", "link"))));
    }

    @Test
    void cutsATreeThatIsTooDeep() throws IOException {
        Path deep = root.resolve("t");
        for (int i = 0; i < 100; i++) {
            deep = deep.resolve("d");
        }
        Files.createDirectories(deep);
        JsonArray content = calls.answer("directory_tree", Map.of("path", "t")).result().array("content").orElseThrow();
        assertEquals("1 entries or directories were left out, as the tree has more than 10000 entries or 64 levels. Name a directory further down, or use excludePatterns.",
                ((JsonObject) content.items().getLast()).string("text").orElseThrow());
        assertEquals("[]", calls.text("directory_tree", Map.of("path", deep.toString())));
    }

    @Test
    void tellsOfAFile() throws IOException {
        Files.setPosixFilePermissions(root.resolve("src/A.txt"), PosixFilePermissions.fromString("rw-r-----"));
        String info = calls.text("get_file_info", Map.of("path", "src/A.txt"));
        assertTrue(info.matches("size: 1\ncreated: \\S+Z\nmodified: \\S+Z\naccessed: \\S+Z\nisDirectory: false\nisFile: true\npermissions: 640"), info);
        assertTrue(calls.text("get_file_info", Map.of("path", root.toString())).contains("isDirectory: true"));
    }

    @Test
    void listsTheAllowedDirectories() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("l"), root.resolve("src"));
        try (FileCalls linked = FileCalls.on(link, root)) {
            assertEquals("Allowed directories:\n" + link + "\n" + root.resolve("src").toRealPath() + "\n" + root, linked.text("list_allowed_directories", Map.of()));
            assertEquals("x", linked.text("read_text_file", Map.of("path", link + "/A.txt")));
        }
    }
}
