package wherry.app.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import wherry.app.config.document.Unreadable;

/// A configuration file, read whole. It is replaced at once, so that a client never sees a part of it.
final class ConfigFile {
    static final int MAX_BYTES = 16 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    /// Null when there is no file.
    private final byte[] before;
    private final String text;

    private ConfigFile(Path path, byte[] before) throws Unreadable {
        this.path = path;
        this.before = before;
        try {
            this.text = before == null ? "" : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(before)).toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable("expected UTF-8");
        }
    }

    /// @param path without links
    static ConfigFile read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return new ConfigFile(path, null);
        }
        if (!Files.isRegularFile(path)) {
            throw new Unreadable("expected a file");
        }
        if (Files.size(path) > MAX_BYTES) {
            throw new Unreadable("expected at most " + MAX_BYTES + " bytes, got " + Files.size(path));
        }
        return new ConfigFile(path, Files.readAllBytes(path));
    }

    /// Without a byte order mark; empty when there is no file.
    String text() {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /// Where the file as it was is kept when it is replaced.
    Path backup() {
        return path.resolveSibling(path.getFileName() + ".wherry-backup");
    }

    boolean exists() {
        return before != null;
    }

    /// Keeps the mode of the file, and a copy of it.
    ///
    /// @throws IOException when the file belongs to another user, or another program changed it since it was read
    void replace(String changed) throws IOException {
        Files.createDirectories(path.getParent());
        if (before != null) {
            put(before, backup());
        }
        put(((text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "") + changed).getBytes(StandardCharsets.UTF_8), path);
    }

    private void put(byte[] bytes, Path target) throws IOException {
        Path written = path.resolveSibling("." + path.getFileName() + ".wherry-" + ProcessHandle.current().pid());
        try {
            FileAttribute<?>[] mode = mode();
            try (var channel = FileChannel.open(written, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
                for (var buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining();) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            if (mode.length > 0) {
                keepModeAndOwner(written);
            }
            requireUnchanged();
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /// The mode of the file, which the process's mask may narrow; empty when there is no file or the system has no modes.
    private FileAttribute<?>[] mode() throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return before == null || view == null ? new FileAttribute<?>[0]
                : List.of(PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())).toArray(FileAttribute<?>[]::new);
    }

    private void keepModeAndOwner(Path written) throws IOException {
        PosixFileAttributes kept = Files.readAttributes(path, PosixFileAttributes.class);
        if (!Files.getOwner(written).equals(kept.owner())) {
            throw new IOException("the file belongs to " + kept.owner().getName() + ", who must run this command");
        }
        Files.setPosixFilePermissions(written, kept.permissions());
    }

    private void requireUnchanged() throws IOException {
        boolean isSame = before == null ? !Files.exists(path) : Files.exists(path) && Arrays.equals(before, Files.readAllBytes(path));
        if (!isSame) {
            throw new IOException("another program has changed the file meanwhile; close the client and run this command again");
        }
    }
}
