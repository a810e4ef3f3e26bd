package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    private static final String REMEDY = "; set MCP_DATA to a folder that this user may write to: in a container, one on a volume";

    @TempDir
    private Path folder;

    private String refusal(Path root, String capability) {
        return assertThrows(IllegalArgumentException.class, () -> DataFolder.of(root, capability)).getMessage();
    }

    @Test
    void isMadeAtTheFirstCallAndStays() throws IOException {
        Path root = folder.resolve("state/wherry");
        Path made = DataFolder.of(root, "notes");
        assertEquals(root.resolve("notes"), made);
        Files.writeString(made.resolve("a"), "b");
        assertEquals("b", Files.readString(DataFolder.of(root, "notes").resolve("a")));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void canBeReadByItsOwnerAlone() throws IOException {
        Path root = folder.resolve("wherry");
        Path made = DataFolder.of(root, "notes");
        for (Path each : new Path[] {root, made}) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
        }
    }

    @Test
    void saysHowToGiveAFolderWhereItCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        String message = refusal(file, "notes");
        assertTrue(message.startsWith("MCP_DATA: cannot make the folder '" + file.resolve("notes") + "': "), message);
        assertTrue(message.endsWith(REMEDY), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../other", "a/b", "a b", "a\\b"})
    void isRefusedToACapabilityWhoseNameIsNoneOfAFolder(String name) {
        assertEquals("a capability named '" + name + "' can have no folder: expected a name of letters, digits, '.', '_' and '-'",
                refusal(folder, name));
    }
}
