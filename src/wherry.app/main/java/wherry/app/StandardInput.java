package wherry.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Whether standard input is there at all: a process that was started without one has the first file that the JVM opens in
/// its place, and would serve that.
final class StandardInput {
    private static final Path LINK = Path.of("/proc/self/fd/0");

    private StandardInput() {
    }

    /// Whether it is closed, as far as the system can tell: Linux alone does.
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
