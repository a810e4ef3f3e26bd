package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;

class ClientRootsTest {
    @TempDir
    Path folder;

    private Path operators;
    private Path clients;

    @BeforeEach
    void make() throws IOException {
        operators = Files.createDirectories(folder.resolve("operators"));
        clients = Files.createDirectories(folder.resolve("home/project"));
        Files.writeString(operators.resolve("file"), "operator's");
        Files.writeString(clients.resolve("file"), "client's");
        Files.createSymbolicLink(folder.resolve("home/out"), operators);
    }

    private String read(String revision, Map<String, String> settings, String... roots) {
        try (var server = TestServer.with(settings, new FileTools()); var peer = server.peer(revision)) {
            TestPeer named = roots.length == 0 ? peer : peer.onRoots(roots);
            return named.call("read_text_file", Map.of("path", "file")).result().object("structuredContent").orElseThrow().string("content").orElseThrow();
        }
    }

    private Map<String, String> allowed() {
        return Map.of("MCP_FILES_ROOTS", operators.toString(), "MCP_FILES_CLIENT_ROOTS", folder.resolve("home").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18"})
    void takeThePlaceOfTheOperatorsWhereTheOperatorAllowsIt(String revision) {
        assertEquals("client's", read(revision, allowed(), clients.toUri().toString()));
        assertEquals("client's", read(revision, Map.of("MCP_FILES_CLIENT_ROOTS", folder.resolve("home").toString()), clients.toUri().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25", "2025-06-18"})
    void doNotCountElsewhere(String revision) {
        assertEquals("operator's", read(revision, Map.of("MCP_FILES_ROOTS", operators.toString()), clients.toUri().toString()));
        assertEquals("operator's", read(revision, allowed()));
        assertEquals("operator's", read(revision, allowed(), folder.toUri().toString(), folder.resolve("home/out").toUri().toString(),
                folder.resolve("home/none").toUri().toString(), "https://example.com/x", "file:relative"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-28", "2025-11-25"})
    void leaveNothingToReadWhenThereAreNone(String revision) {
        try (var server = TestServer.with(Map.of("MCP_FILES_CLIENT_ROOTS", folder.toString()), new FileTools()); var peer = server.peer(revision)) {
            assertTrue(peer.call("read_text_file", Map.of("path", "file")).failure().startsWith("Access denied"));
        }
    }
}
