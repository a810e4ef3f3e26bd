package wherry.http.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body in chunks, with a trailer behind it or without. The JDK's decoder takes the fields of a trailer (RFC 9112, 7.1.2) for a
/// broken end of the last chunk; the body is complete then, and its connection has to end, as that of each body in chunks does.
///
/// For bytes that are to be JSON, in which no NUL stands: a chunk with a broken end counts for the last one when it begins with a NUL.
final class ChunkedBody extends FilterInputStream {
    /// What the decoder says of the end of a chunk, and of nothing else.
    private static final String BROKEN_END = "invalid chunk end";

    private boolean ended;

    ChunkedBody(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        bytes[offset] = 0;
        try {
            return in.read(bytes, offset, length);
        } catch (IOException e) {
            // The end of the last chunk is the only one that is looked for before a byte is read.
            ended = BROKEN_END.equals(e.getMessage()) && bytes[offset] == 0;
            if (!ended) {
                throw e;
            }
            return -1;
        }
    }
}
