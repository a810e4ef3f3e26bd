package wherry.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command in a client's configuration.
class ProgramsTest {
    @TempDir
    Path folder;
    private final Map<String, String> properties = new HashMap<>();
    private Path java;

    @BeforeEach
    void link() throws IOException {
        java = Files.createDirectories(folder.resolve("lib/wherry/bin")).resolve("java");
        properties.putAll(Map.of("java.home", folder.resolve("lib/wherry").toString(), "jdk.module.main", "wherry.app",
                "jdk.module.main.class", "wherry.app.Main"));
    }

    private Connection.Program launcher(String path) {
        return Launcher.of(properties::get, path, new TreeMap<>());
    }

    @Test
    void isTheCommandOfThePathThatLeadsToThisRuntime() throws IOException {
        Path script = Files.createFile(java.resolveSibling("wherry"));
        Path other = Files.createFile(Files.createDirectories(folder.resolve("other")).resolve("wherry"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        assertEquals(script.toString(), launcher(other.getParent() + ":" + bin).command());
        Path link = Files.createSymbolicLink(bin.resolve("wherry"), script);
        assertEquals(link.toString(), launcher("relative:" + other.getParent() + ":" + bin).command());
        assertEquals(List.of(), launcher(bin.toString()).arguments());
    }

    @Test
    void isTheLauncherThatAnInstallerMade() {
        properties.put("jpackage.app-path", "/Applications/wherry.app/Contents/MacOS/wherry");
        assertEquals("/Applications/wherry.app/Contents/MacOS/wherry", launcher("").command());
    }

    @Test
    void isJavaWithItsModulesWhereNothingElseIs() {
        assertEquals(new Connection.Program(java.toString(), List.of("--module", "wherry.app/wherry.app.Main"), new TreeMap<>()),
                launcher(""));
        properties.put("jdk.module.path", "target/modules");
        assertEquals(List.of("--module-path", Path.of("target/modules").toAbsolutePath().toString(), "--module",
                "wherry.app/wherry.app.Main"), launcher("").arguments());
    }

    /// The name of the image is the one in `runtime/identity`.
    @Test
    void isAnImageRunWithNothingThatItDoesNotNeed() {
        var image = new Image("1.2.3");
        Connection.Program run = image.run(Map.of("LOG_LEVEL", "debug"), List.of(), Map.of("MCP_KEY", "/home/me/key"));
        String line = String.join(" ", run.arguments());
        assertEquals("docker", run.command());
        assertTrue(line.startsWith("run -i --rm --no-healthcheck --network none --read-only --cap-drop ALL --security-opt no-new-privileges "
                + "--mount type=volume,src=wherry-data,dst=/data --mount type=bind,src=/home/me/key,dst=/run/secrets/MCP_KEY,readonly "
                + "-e LOG_LEVEL=debug -e MCP_KEY_FILE=/run/secrets/MCP_KEY "), line);
        assertTrue(run.arguments().getLast().matches("[a-z0-9.-]+/[a-z0-9/_-]+:1\\.2\\.3"), line);
        assertEquals(List.of("The image runs as user 65532, who must be able to read /home/me/key."), image.notes());
    }

    /// The image sees only what is mounted, so a setting with a path of this machine gets the path in the container.
    @Test
    void mountsWhatTheSettingsNameAndNamesItThere() throws IOException {
        Path notes = Files.createDirectories(folder.resolve("a/notes"));
        Path others = Files.createDirectories(folder.resolve("b/notes"));
        Path databases = Files.createFile(folder.resolve("databases.json"));
        Path memory = notes.resolve("memory.jsonl");
        Path jar = Files.createFile(folder.resolve("tools.jar"));
        var image = new Image("1");
        List<String> arguments = image.run(Map.of("MCP_SKILLS", "~/x", "MCP_DATA", "x"), List.of(
                new HostPlaces("MCP_DATA", List.of(others), false, true),
                new HostPlaces("MCP_SKILLS", List.of(notes), false, false),
                new HostPlaces("MCP_FILES_ROOTS", List.of(notes, others), true, true),
                new HostPlaces("MCP_SQL_DATABASES", List.of(databases), false, false),
                new HostPlaces("MCP_MEMORY_FILE", List.of(memory), false, true),
                new HostPlaces("MCP_MODULES", List.of(jar), false, false)), Map.of()).arguments();
        String line = String.join(" ", arguments);
        for (String mount : List.of(others + ",dst=/data", notes + ",dst=/mnt/skills,readonly", notes + ",dst=/mnt/files-roots/notes",
                others + ",dst=/mnt/files-roots/notes-2", databases + ",dst=/mnt/sql-databases/databases.json,readonly",
                notes + ",dst=/mnt/memory-file", folder + ",dst=/modules,readonly")) {
            assertTrue(line.contains("--mount type=bind,src=" + mount + " "), () -> mount + " in " + line);
        }
        for (String value : List.of("SKILLS=/mnt/skills", "FILES_ROOTS=/mnt/files-roots/notes,/mnt/files-roots/notes-2",
                "SQL_DATABASES=/mnt/sql-databases/databases.json", "MEMORY_FILE=/mnt/memory-file/memory.jsonl", "MODULES=/modules/tools.jar")) {
            assertTrue(line.contains("-e MCP_" + value + " "), () -> value + " in " + line);
        }
        assertEquals(-1, line.indexOf("MCP_DATA"), line);
        assertEquals(-1, line.indexOf("wherry-data"), line);
        assertTrue(image.notes().contains("The image runs as user 65532, who must be able to read and write " + others + "."), () -> image.notes().toString());
    }

    @Test
    void refusesAPathThatDockerCannotMount() {
        var places = List.of(new HostPlaces("MCP_SKILLS", List.of(Path.of("/a,b")), false, false));
        assertEquals("MCP_SKILLS: expected a path without a comma, which docker cannot mount, got '/a,b'", assertThrows(IllegalArgumentException.class,
                () -> new Image("1").run(Map.of(), places, Map.of())).getMessage());
    }
}
