package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/// A decoder of chunks that fails behind two bytes: before or after it has read one of the next chunk.
class ChunkedBodyTest {

    private static ChunkedBody failing(String message, boolean afterAByte) {
        return new ChunkedBody(new InputStream() {
            private int left = 2;

            @Override
            public int read() {
                throw new AssertionError("bytes are read by arrays");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left == 0) {
                    bytes[offset] = afterAByte ? (byte) '}' : bytes[offset];
                    throw new IOException(message);
                }
                left--;
                bytes[offset] = 'x';
                return 1;
            }
        });
    }

    @Test
    void endsWhereATrailerStandsBehindTheLastChunk() throws IOException {
        try (ChunkedBody body = failing("invalid chunk end", false)) {
            assertEquals(0, body.read(new byte[1], 0, 0));
            assertArrayEquals(new byte[] {'x', 'x'}, body.readAllBytes());
            assertEquals(-1, body.read(new byte[] {'y'}, 0, 1), "and stays at its end");
            assertEquals(-1, body.read(new byte[0], 0, 0));
        }
    }

    @Test
    void failsWhereAnotherChunkIsBroken() throws IOException {
        try (ChunkedBody body = failing("invalid chunk end", true)) {
            assertThrows(IOException.class, body::readAllBytes);
        }
        try (ChunkedBody body = failing("the connection was reset", false)) {
            assertThrows(IOException.class, body::readAllBytes);
        }
    }
}
