package wherry.tools.files.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Replaces a file as a whole, or makes it: a reader sees the old bytes or the new ones. The bytes are on the disk before they get the name.
/// The permissions stay. Owner and group become those of this process, and further hard links keep the old bytes.
public final class AtomicWrite {
    private final Place place;
    private final byte[] bytes;

    public AtomicWrite(Place place, byte[] bytes) {
        this.place = place;
        this.bytes = bytes;
    }

    /// Replaces whatever file is there.
    public void write() throws IOException {
        try (Folder folder = place.parent()) {
            write(folder, present(folder));
        }
    }

    /// Replaces the file as it was when it was read.
    ///
    /// @throws AccessException when it changed since
    public void writeOver(BasicFileAttributes read) throws IOException {
        try (Folder folder = place.parent()) {
            write(folder, read);
        }
    }

    /// @return null when there is no such file
    private BasicFileAttributes present(Folder folder) throws IOException {
        try {
            return folder.attributes(place.name());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private void write(Folder folder, BasicFileAttributes before) throws IOException {
        if (before != null) {
            place.checkRegular(before);
        }
        Path temporary = Path.of("." + UUID.randomUUID() + ".tmp");
        try {
            fill(folder, temporary, before);
            if (!same(before, present(folder))) {
                throw new AccessException("'" + place.asked() + "' changed during the call, and was left as it is; read it again");
            }
            folder.move(temporary, folder, place.name());
        } catch (IOException | RuntimeException e) {
            remove(folder, temporary, e);
            throw e;
        }
    }

    private void fill(Folder folder, Path temporary, BasicFileAttributes before) throws IOException {
        try (SeekableByteChannel channel = folder.open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            if (before instanceof PosixFileAttributes posix) {
                folder.permissions(temporary, posix.permissions());
            }
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
        }
    }

    private static boolean same(BasicFileAttributes before, BasicFileAttributes now) {
        return before == null || now == null ? before == now
                : Objects.equals(before.fileKey(), now.fileKey()) && before.size() == now.size() && before.lastModifiedTime().equals(now.lastModifiedTime());
    }

    private static void remove(Folder folder, Path temporary, Exception because) {
        try {
            folder.delete(temporary);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
