package wherry.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    @TempDir
    Path folder;
    private Path source;
    private Path resource;
    private Watch watch;

    @BeforeEach
    void write() throws IOException {
        source = write("a/main/java/module-info.java", "module a {}");
        resource = write("a/main/resources/x/text", "one");
        write("a/test/java/T.java", "");
        watch = new Watch(() -> Sources.modules(folder));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void seesWhatIsAddedWrittenAndRemoved() throws Exception {
        assertEquals(Optional.empty(), watch.look());
        Path other = write("b/main/java/module-info.java", "module b {}");
        write("a/main/resources/x/text", "longer");
        assertEquals(Set.of(other, resource), watch.look().orElseThrow().files());
        assertEquals(Optional.empty(), watch.look());
        Files.delete(other);
        assertEquals(Set.of(other), watch.look().orElseThrow().files());
    }

    @Test
    void seesAWriteThatLeavesTheSizeAsItWas() throws Exception {
        Files.writeString(resource, "two");
        Files.setLastModifiedTime(resource, FileTime.from(Instant.now().plusSeconds(1)));
        assertEquals(Set.of(resource), watch.look().orElseThrow().files());
    }

    @Test
    void ignoresTestsAndBackupFilesOfEditors() throws Exception {
        write("a/test/java/T.java", "changed");
        write("a/main/java/.module-info.java.swp", "x");
        write("a/main/java/4913", "x");
        write("a/main/resources/x/text~", "x");
        assertEquals(Optional.empty(), watch.look());
    }

    @Test
    void knowsWhenTheLastFileWasSaved() throws Exception {
        Instant before = Instant.now();
        watch.look();
        write("a/main/java/module-info.java", "module a { }");
        Files.setLastModifiedTime(source, FileTime.from(before.minus(Duration.ofDays(1))));
        Instant saved = watch.look().orElseThrow().saved();
        assertFalse(saved.isBefore(before), "an old time that a file brings along is not when it was saved");
        assertTrue(saved.isBefore(Instant.now()));
    }
}
