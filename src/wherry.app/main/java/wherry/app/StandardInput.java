package wherry.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Detects a closed standard input. In a process that starts without one, the first file that the JVM opens takes its descriptor,
/// and the server would read that file.
final class StandardInput {
    private static final Path LINK = Path.of("/proc/self/fd/0");

    private StandardInput() {
    }

    /// Whether standard input is closed. Known on Linux alone; false elsewhere.
    static boolean isClosed() {
        if (!Files.isDirectory(LINK.getParent())) {
            return false;
        }
        try {
            Path target = Files.readSymbolicLink(LINK);
            return target.startsWith(Path.of(System.getProperty("java.home")).toRealPath())
                    || target.toString().endsWith(".jar") || target.toString().endsWith(".jsa");
        } catch (IOException e) {
            return !Files.exists(LINK, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
