package wherry.server.catalog;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder in which one capability keeps what outlasts a start.
final class DataFolder {
    private static final String REMEDY = "; set MCP_DATA to a folder that this user may write to: in a container, one on a volume";

    private DataFolder() {
    }

    /// Makes the folder, if need be, so that no other user can read it.
    ///
    /// @param root the folder of all capabilities
    /// @throws IllegalArgumentException when it cannot be written, or the capability's name is none of a folder
    static Path of(Path root, String capability) {
        if (!capability.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("a capability named '" + capability + "' can have no folder: expected a name of letters, "
                    + "digits, '.', '_' and '-'");
        }
        Path folder = root.resolve(capability).toAbsolutePath();
        try {
            Files.createDirectories(folder, ownerOnly(folder));
        } catch (IOException e) {
            String reason = e instanceof FileSystemException cause && cause.getReason() != null ? cause.getReason() : e.toString();
            throw new IllegalArgumentException("MCP_DATA: cannot make the folder '" + folder + "': " + reason + REMEDY, e);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException("MCP_DATA: cannot write to the folder '" + folder + "'" + REMEDY);
        }
        return folder;
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean hasPermissions = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasPermissions ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))}
                : new FileAttribute<?>[0];
    }
}
