package wherry.http.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A chunked body, with or without a trailer. The JDK's decoder takes the fields of a trailer (RFC 9112, 7.1.2) for a broken end of the
/// last chunk. The body is complete then. Its connection must end, as after each chunked body.
///
/// Only for JSON, which contains no NUL: a chunk with a broken end is taken for the last chunk when it begins with a NUL.
final class ChunkedBody extends FilterInputStream {
    /// The decoder's message for a broken end of a chunk. It has no other use.
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
            // Only for the last chunk does the decoder check the end before it has read a byte.
            ended = BROKEN_END.equals(e.getMessage()) && bytes[offset] == 0;
            if (!ended) {
                throw e;
            }
            return -1;
        }
    }
}
