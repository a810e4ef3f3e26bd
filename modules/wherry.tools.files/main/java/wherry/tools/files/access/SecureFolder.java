package wherry.tools.files.access;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;

/// A [Folder] whose operations are relative to the open directory, so that what becomes of its path meanwhile does not matter.
final class SecureFolder implements Folder {
    private final Path path;
    private final SecureDirectoryStream<Path> stream;

    SecureFolder(Path path, SecureDirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public DirectoryStream<Path> entries() {
        return stream;
    }

    @Override
    public BasicFileAttributes attributes() throws IOException {
        var posix = stream.getFileAttributeView(PosixFileAttributeView.class);
        return posix == null ? stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes() : posix.readAttributes();
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        var posix = stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return posix == null
                ? stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS).readAttributes()
                : posix.readAttributes();
    }

    @Override
    public Folder enter(Path name) throws IOException {
        return new SecureFolder(path.resolve(name), stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public SeekableByteChannel open(Path name, Set<? extends OpenOption> options) throws IOException {
        var all = new HashSet<OpenOption>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        return stream.newByteChannel(name, all);
    }

    @Override
    public void move(Path name, Folder to, Path newName) throws IOException {
        stream.move(name, ((SecureFolder) to).stream, newName);
    }

    @Override
    public void delete(Path name) throws IOException {
        stream.deleteFile(name);
    }

    @Override
    public void permissions(Path name, Set<PosixFilePermission> permissions) throws IOException {
        var posix = stream.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            posix.setPermissions(permissions);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
