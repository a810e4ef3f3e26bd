package wherry.tools.files.access;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/// A regular file, open for reading.
///
/// @param attributes from before it was opened
/// @param asked      its path as the client named it
public record OpenFile(SeekableByteChannel channel, BasicFileAttributes attributes, String asked) implements Closeable {

    /// The bytes from a position to the end, at most so many.
    public byte[] read(long from, int most) throws IOException {
        long left = Math.max(0, Math.min(most, channel.size() - from));
        // A file of /proc says that it has no size.
        ByteBuffer bytes = ByteBuffer.allocate(left == 0 && from == 0 ? Math.min(most, 65_536) : (int) left);
        channel.position(from);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            continue;
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// All bytes.
    ///
    /// @throws AccessException when there are more than `most`
    public byte[] readAll(int most) throws IOException {
        long size = channel.size();
        if (size > most) {
            throw new AccessException("'" + asked + "' has " + size + " bytes, more than the " + most + " that one call takes; MCP_FILES_MAX_READ is the setting for that");
        }
        return read(0, most);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
