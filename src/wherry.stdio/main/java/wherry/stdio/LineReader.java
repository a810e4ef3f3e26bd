package wherry.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream of bytes into lines of bounded length.
final class LineReader {
    private static final int CHUNK = 64 << 10;

    /// Receives the lines. The bytes are valid only during the call.
    interface Receiver {
        void line(byte[] buffer, int offset, int length);

        /// A line was longer than the limit. The bytes are its first ones; the reader skips the rest.
        void tooLong(byte[] buffer, int offset, int length);
    }

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[CHUNK];

    /// @param limit bytes of one line without its end
    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /// Reads until the stream ends. The last line may lack an end.
    void run(Receiver receiver) throws IOException {
        int filled = 0;
        boolean skipping = false;
        int count;
        while ((count = in.read(buffer, filled, buffer.length - filled)) >= 0) {
            int from = 0;
            int scan = filled;
            filled += count;
            for (int i = scan; i < filled; i++) {
                if (buffer[i] == '\n') {
                    if (!skipping) {
                        emit(receiver, from, i - from);
                    }
                    skipping = false;
                    from = i + 1;
                }
            }
            filled -= from;
            // The first byte over the limit may be the CR of a CR LF.
            if (!skipping && filled > limit + 1) {
                receiver.tooLong(buffer, from, filled);
                skipping = true;
            }
            if (skipping) {
                filled = 0;
            } else {
                makeRoom(from, filled);
            }
        }
        emit(receiver, 0, filled);
    }

    private void makeRoom(int from, int filled) {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled);
        } else if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, limit + (long) CHUNK));
        }
    }

    private void emit(Receiver receiver, int from, int length) {
        int bare = length > 0 && buffer[from + length - 1] == '\r' ? length - 1 : length;
        if (bare > limit) {
            receiver.tooLong(buffer, from, length);
        } else if (bare > 0) {
            receiver.line(buffer, from, bare);
        }
    }
}
