package wherry.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wherry.json.JsonObject;

/// Putting the entry into a client's file.
class InstallationTest {
    private static final Connection PROGRAM = new Connection.Program("/opt/wherry", List.of("-x"), new TreeMap<>(Map.of("MCP_RATE", "5")));
    private static final Connection OTHER = new Connection.Program("/opt/other", List.of(), new TreeMap<>());
    private static final Connection ENDPOINT = new Connection.Endpoint(URI.create("http://127.0.0.1:9000/mcp"));

    @TempDir
    Path folder;
    private Path home;
    private ClientFolders folders;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        folders = new ClientFolders(Map.of("HOME", home.toString()), Map.of("user.dir", folder.resolve("project").toString(), "os.name", "Linux")::get);
    }

    private Snippet put(Client client, Connection connection) throws IOException {
        return new Installation(client, folders).put(connection, client.place(FileScope.USER, folders).orElseThrow());
    }

    private Path file(Client client) {
        return client.place(FileScope.USER, folders).orElseThrow().file();
    }

    private String refusal(Client client) {
        return assertThrows(IOException.class, () -> put(client, PROGRAM)).getMessage();
    }

    private static JsonObject entry(Client client, Path file) throws IOException {
        return client.read(Files.readString(file)).entry().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JSON")
    void makesTheFileAndChangesNothingTheSecondTime(Client client) throws IOException {
        Snippet made = put(client, PROGRAM);
        assertEquals("Put the entry wherry into " + file(client) + ".", made.text());
        assertEquals(client.snippet(PROGRAM, folders).text() + "\n", Files.readString(file(client)));
        var time = Files.getLastModifiedTime(file(client));
        assertEquals(file(client) + " has this entry already.", put(client, PROGRAM).text());
        assertEquals(time, Files.getLastModifiedTime(file(client)));
        try (Stream<Path> files = Files.list(file(client).getParent())) {
            assertEquals(1, files.filter(Files::isRegularFile).count());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JSON")
    void replacesAChangedEntryAndKeepsTheFileAsItWas(Client client) throws IOException {
        put(client, PROGRAM);
        String before = Files.readString(file(client));
        Snippet changed = put(client, OTHER);
        assertEquals(client.snippet(OTHER, folders).text() + "\n", Files.readString(file(client)));
        Path backup = file(client).resolveSibling(file(client).getFileName() + ".wherry-backup");
        assertEquals(before, Files.readString(backup));
        assertTrue(changed.notes().contains("The file as it was before is " + backup + "."), () -> changed.notes().toString());
        put(client, ENDPOINT);
        assertEquals(client.snippet(ENDPOINT, folders).text() + "\n", Files.readString(file(client)));
    }

    @Test
    void keepsWhatTheUserAddedToTheEntry() throws IOException {
        Path file = file(Client.COPILOT);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"mcpServers": {"wherry": {"type": "local", "command": "/old", "args": ["x"], "env": {"A": "b"}, "tools": ["time"], "timeout": 9}}}""");
        put(Client.COPILOT, OTHER);
        assertEquals(JsonObject.parse("""
                {"type": "stdio", "command": "/opt/other", "args": [], "tools": ["time"], "timeout": 9}"""), entry(Client.COPILOT, file));
        put(Client.COPILOT, ENDPOINT);
        assertEquals(JsonObject.parse("""
                {"type": "http", "url": "http://127.0.0.1:9000/mcp", "tools": ["*"]}"""), entry(Client.COPILOT, file));
    }

    @Test
    void keepsTheModeOfTheFile() throws IOException {
        for (String mode : List.of("rw-------", "rw-rw-rw-", "r--r-----")) {
            Path file = file(Client.CLAUDE_CODE);
            Files.deleteIfExists(file);
            Files.createFile(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            put(Client.CLAUDE_CODE, PROGRAM);
            assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertEquals(mode, PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".claude.json.wherry-backup"))));
        }
    }

    @Test
    void keepsAByteOrderMark() throws IOException {
        Files.writeString(file(Client.CLAUDE_CODE), "\uFEFF{\"a\": 1}");
        put(Client.CLAUDE_CODE, PROGRAM);
        assertTrue(Files.readString(file(Client.CLAUDE_CODE)).startsWith("\uFEFF{\"a\": 1, \"mcpServers\": "));
    }

    @Test
    void changesTheFileBehindALinkInTheHomeFolderAndSaysSo() throws IOException {
        Path dotfiles = Files.createDirectories(home.resolve("dotfiles/cursor"));
        Path link = Files.createSymbolicLink(home.resolve(".cursor"), dotfiles);
        Snippet made = put(Client.CURSOR, PROGRAM);
        assertEquals(link.resolve("mcp.json") + " is reached by a link; the file is " + dotfiles.resolve("mcp.json") + ".", made.notes().getFirst());
        assertTrue(Files.isSymbolicLink(link));
        Path file = Files.createSymbolicLink(home.resolve(".claude.json"), Files.writeString(dotfiles.resolve("claude"), "{}"));
        put(Client.CLAUDE_CODE, PROGRAM);
        assertTrue(Files.isSymbolicLink(file));
        assertEquals(client(PROGRAM), entry(Client.CLAUDE_CODE, dotfiles.resolve("claude")));
    }

    private static JsonObject client(Connection connection) {
        return Client.CLAUDE_CODE.entry(connection);
    }

    @Test
    void refusesALinkThatLeadsOutOfTheHomeFolder() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.json"), "{}");
        Path file = Files.createSymbolicLink(home.resolve(".claude.json"), outside);
        assertEquals(file + " leads by a link to " + outside + ", outside of " + home + "; --file=" + outside + " changes it there",
                refusal(Client.CLAUDE_CODE));
        assertEquals("{}", Files.readString(outside));
        Snippet made = new Installation(Client.CLAUDE_CODE, folders).put(PROGRAM, file);
        assertEquals(file + " is reached by a link; the file is " + outside + ".", made.notes().getFirst());
        assertEquals(client(PROGRAM), entry(Client.CLAUDE_CODE, outside));
        Files.createSymbolicLink(home.resolve(".cursor"), Files.createDirectories(folder.resolve("elsewhere")));
        assertTrue(refusal(Client.CURSOR).contains("leads by a link to " + folder.resolve("elsewhere/mcp.json")));
        assertFalse(Files.exists(folder.resolve("elsewhere/mcp.json")));
    }

    @Test
    void refusesALinkToNothing() throws IOException {
        Files.createSymbolicLink(home.resolve(".claude.json"), home.resolve("none"));
        assertTrue(refusal(Client.CLAUDE_CODE).endsWith("is a link to " + home.resolve("none") + ", which does not exist"));
    }

    @Test
    void refusesAFileThatItCannotParseAndLeavesItAlone() throws IOException {
        Path file = file(Client.CLAUDE_CODE);
        Files.writeString(file, "{\"mcpServers\": [}");
        assertTrue(refusal(Client.CLAUDE_CODE).startsWith(file + ": expected JSON: "));
        assertEquals("{\"mcpServers\": [}", Files.readString(file));
        Files.write(file, "{\"ä\": 1}".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(file + ": expected UTF-8", refusal(Client.CLAUDE_CODE));
        Files.write(file, new byte[ConfigFile.MAX_BYTES + 1]);
        assertEquals(file + ": expected at most 16777216 bytes, got 16777217", refusal(Client.CLAUDE_CODE));
        Files.delete(file);
        Files.createDirectory(file);
        assertEquals(file + ": expected a file", refusal(Client.CLAUDE_CODE));
        try (Stream<Path> files = Files.list(home)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void refusesAFileThatAnotherProgramHasChangedMeanwhile() throws IOException {
        Path file = Files.writeString(file(Client.CLAUDE_CODE), "{}");
        ConfigFile read = ConfigFile.read(file);
        Files.writeString(file, "{\"theirs\": 1}");
        assertTrue(assertThrows(IOException.class, () -> read.replace("{}")).getMessage().startsWith("another program has changed the file"));
        assertEquals("{\"theirs\": 1}", Files.readString(file));
    }
}
