package wherry.tools.memory;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes files that no other user can read, and that are still there after a loss of power.
final class NewFile {

    private NewFile() {
    }

    /// Makes an empty file and its folders, unless it exists.
    static void at(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            try {
                Files.createFile(file, ownersAlone());
            } catch (FileAlreadyExistsException e) {
                return; // made by another process at this moment
            }
            sync(file.getParent());
        }
    }

    private static FileAttribute<?>[] ownersAlone() {
        return isPosix() ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    /// Lets those read a file who may read another.
    static void likeIn(Path other, Path file) throws IOException {
        if (isPosix()) {
            Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(other));
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// Returns when the disk has the names of the folder. An interrupt must not keep it from that.
    static void sync(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
                break;
            } catch (ClosedByInterruptException e) {
                interrupted |= Thread.interrupted();
            } catch (IOException e) {
                break; // the system, such as Windows, opens no folder
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
