package wherry.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Cuts a stream of bytes into lines, with a bound on how long one may be.
final class LineReader {
    private static final int CHUNK = 64 << 10;

    /// Takes the lines. The bytes are valid during the call alone.
    interface Receiver {
        void line(byte[] buffer, int offset, int length);

        /// A line was longer than the limit; its bytes are gone.
        void tooLong();
    }

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[CHUNK];

    /// @param limit bytes of one line, its end not counted
    LineReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /// Reads until the stream ends. A last line without an end counts.
    void run(Receiver receiver) throws IOException {
        int filled = 0;
        boolean skipping = false;
        while (true) {
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                emit(receiver, 0, filled);
                return;
            }
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
            System.arraycopy(buffer, from, buffer, 0, filled);
            if (skipping) {
                filled = 0;
            } else if (filled > limit) {
                receiver.tooLong();
                skipping = true;
                filled = 0;
            }
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, limit + CHUNK));
            }
        }
    }

    private void emit(Receiver receiver, int from, int length) {
        if (length > limit) {
            receiver.tooLong();
        } else if (length > 0 && !(length == 1 && buffer[from] == '\r')) {
            receiver.line(buffer, from, length);
        }
    }
}
