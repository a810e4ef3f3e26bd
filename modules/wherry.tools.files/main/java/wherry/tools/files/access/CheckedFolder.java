package wherry.tools.files.access;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;

/// A [Folder] on a system without [java.nio.file.SecureDirectoryStream], such as Windows. It works by paths, and checks before and after
/// each operation that the directory's path leads over no link. Another process that swaps a link twice between the checks is not noticed.
final class CheckedFolder implements Folder {
    private final Path path;
    private DirectoryStream<Path> stream;

    /// @param path a real path
    CheckedFolder(Path path) throws IOException {
        this.path = path;
        check();
    }

    private void check() throws IOException {
        if (!path.toRealPath().equals(path)) {
            throw new AccessException("Access denied: '" + path + "' has become a link");
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public DirectoryStream<Path> entries() throws IOException {
        stream = Files.newDirectoryStream(path);
        check();
        return stream;
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        return attributesOf(path);
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return attributesOf(path.resolve(name));
    }

    private BasicFileAttributes attributesOf(Path file) throws IOException {
        BasicFileAttributes found = Files.getFileAttributeView(file, PosixFileAttributeView.class) == null
                ? Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                : Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        check();
        return found;
    }

    @Override
    public Folder enter(Path name) throws IOException {
        return new CheckedFolder(path.resolve(name));
    }

    @Override
    public SeekableByteChannel open(Path name, Set<? extends OpenOption> options) throws IOException {
        check();
        var all = new HashSet<OpenOption>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        SeekableByteChannel channel = Files.newByteChannel(path.resolve(name), all);
        try {
            check();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void move(Path name, Folder to, Path newName) throws IOException {
        check();
        ((CheckedFolder) to).check();
        Files.move(path.resolve(name), to.path().resolve(newName), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path name) throws IOException {
        check();
        Files.delete(path.resolve(name));
    }

    @Override
    public void permissions(Path name, Set<PosixFilePermission> permissions) throws IOException {
        check();
        var posix = Files.getFileAttributeView(path.resolve(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            posix.setPermissions(permissions);
        }
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }
}
