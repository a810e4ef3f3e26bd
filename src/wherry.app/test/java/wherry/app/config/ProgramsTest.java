package wherry.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        Connection.Program run = Image.run("1.2.3", Map.of("LOG_LEVEL", "debug"), Map.of("MCP_KEY", "/home/me/key"));
        String line = String.join(" ", run.arguments());
        assertEquals("docker", run.command());
        assertTrue(line.startsWith("run -i --rm --no-healthcheck --network none --read-only --cap-drop ALL --security-opt no-new-privileges "
                + "--mount type=volume,src=wherry-data,dst=/data -e LOG_LEVEL=debug --mount type=bind,src=/home/me/key,dst=/run/secrets/MCP_KEY,readonly "
                + "-e MCP_KEY_FILE=/run/secrets/MCP_KEY "), line);
        assertTrue(run.arguments().getLast().matches("[a-z0-9.-]+/[a-z0-9/_-]+:1\\.2\\.3"), line);
    }
}
