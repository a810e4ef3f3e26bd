package wherry.tools.files.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// An open directory. What is in it is reached by its name, and no link is followed. Used by one thread.
public interface Folder extends Closeable {
    int MOST_NAMES = 200_000;

    /// Opens a directory of the operator's.
    ///
    /// @param secure false takes the way of a system without [SecureDirectoryStream] on any system
    static Folder open(Path directory, boolean secure) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
        if (secure && stream instanceof SecureDirectoryStream<Path> opened) {
            return new SecureFolder(directory, opened);
        }
        stream.close();
        return new CheckedFolder(directory);
    }

    Path path();

    /// What is in it, in no order; read once.
    DirectoryStream<Path> entries() throws IOException;

    BasicFileAttributes attributes() throws IOException;

    /// Those of the link, where the name is a link's.
    BasicFileAttributes attributes(Path name) throws IOException;

    Folder enter(Path name) throws IOException;

    /// @param options with [java.nio.file.LinkOption#NOFOLLOW_LINKS] in any case
    SeekableByteChannel open(Path name, Set<? extends OpenOption> options) throws IOException;

    /// Replaces what has the new name.
    void move(Path name, Folder to, Path newName) throws IOException;

    /// Deletes a file.
    void delete(Path name) throws IOException;

    /// No effect where the system has no such permissions.
    void permissions(Path name, Set<PosixFilePermission> permissions) throws IOException;

    default boolean has(Path name) throws IOException {
        try {
            attributes(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /// Makes a directory in it. The JDK has no operation for that which is relative to an open directory: it is made by its path, and looked for
    /// in here. When another process put a link into the path meanwhile, the new directory, which is empty, is removed again.
    default void makeDirectory(Path name) throws IOException {
        Path made = Files.createDirectory(path().resolve(name));
        if (!has(name)) {
            Files.deleteIfExists(made);
            throw new AccessException("Access denied: '" + path() + "' became a link during the call");
        }
    }

    /// The names in it, sorted by what is shown of them, so that a cursor can name one that is not UTF-8.
    default List<Path> names() throws IOException {
        var names = new ArrayList<Path>();
        for (Path entry : entries()) {
            if (names.size() == MOST_NAMES) {
                throw new AccessException("Directory '" + path() + "' has more than " + MOST_NAMES + " entries");
            }
            names.add(entry.getFileName());
        }
        names.sort(Comparator.comparing(Path::toString));
        return names;
    }
}
