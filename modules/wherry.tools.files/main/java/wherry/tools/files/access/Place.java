package wherry.tools.files.access;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/// Where a file or directory is, or would be: a path below a root, with all links resolved. To open it goes from the root downwards, name by
/// name, and follows no link. So a link that another process puts there after the path was resolved makes the call fail.
///
/// @param asked  the path as the client named it
/// @param root   the outermost root that holds it
/// @param path   the root, or a path below it
/// @param secure whether the system's [java.nio.file.SecureDirectoryStream] is used if there is one
public record Place(String asked, Path root, Path path, boolean secure) {
    private static final Set<String> MADE_BY_KERNEL = Set.of("proc", "sysfs", "debugfs", "tracefs", "securityfs", "configfs");

    public boolean isRoot() {
        return path.equals(root);
    }

    public Path name() {
        return path.getFileName();
    }

    /// Opens the directory that this is.
    public Folder folder() throws IOException {
        return open(path);
    }

    /// Opens the directory that this is in.
    ///
    /// @throws AccessException when this is a root
    public Folder parent() throws IOException {
        if (isRoot()) {
            throw new AccessException("'" + asked + "' is an allowed directory, and stays as it is");
        }
        try {
            return open(path.getParent());
        } catch (NoSuchFileException e) {
            throw new AccessException("Parent directory does not exist: there is no '" + path.getParent() + "'");
        }
    }

    private Folder open(Path directory) throws IOException {
        Folder folder = Folder.open(root, secure);
        if (directory.equals(root)) {
            return folder;
        }
        for (Path name : root.relativize(directory)) {
            try (Folder above = folder) {
                folder = above.enter(name);
            }
        }
        return folder;
    }

    /// Makes this directory, and those above it that are missing.
    public void makeDirectories() throws IOException {
        Folder folder = Folder.open(root, secure);
        for (Path name : isRoot() ? List.<Path>of() : root.relativize(path)) {
            try (Folder above = folder) {
                if (!above.has(name)) {
                    above.makeDirectory(name);
                }
                folder = above.enter(name);
            }
        }
        folder.close();
    }

    public BasicFileAttributes attributes() throws IOException {
        try (Folder folder = isRoot() ? folder() : parent()) {
            return isRoot() ? folder.attributes() : folder.attributes(name());
        }
    }

    /// Opens the regular file that this is, for reading.
    public OpenFile file() throws IOException {
        if (isRoot()) {
            throw new AccessException("'" + asked + "' is a directory; list_directory shows what is in it");
        }
        try (Folder parent = parent()) {
            return file(parent, name());
        }
    }

    /// The same, of a file of this directory.
    public OpenFile file(Folder parent, Path name) throws IOException {
        BasicFileAttributes attributes = parent.attributes(name);
        checkRegular(attributes);
        if (attributes.size() == 0 && MADE_BY_KERNEL.contains(Files.getFileStore(parent.path()).type())) {
            throw new AccessException("'" + asked + "' is not read: the kernel makes its contents, which may have no end");
        }
        SeekableByteChannel channel = parent.open(name, Set.of(StandardOpenOption.READ));
        return new OpenFile(channel, attributes, asked);
    }

    /// @throws AccessException when it is no regular file
    public void checkRegular(BasicFileAttributes attributes) throws AccessException {
        if (attributes.isDirectory()) {
            throw new AccessException("'" + asked + "' is a directory; list_directory shows what is in it");
        }
        if (attributes.isSymbolicLink()) {
            throw new AccessException("Access denied: '" + asked + "' became a link during the call");
        }
        if (!attributes.isRegularFile()) {
            throw new AccessException("'" + asked + "' is a device, a pipe or a socket; only regular files are read and written");
        }
    }
}
