package wherry.stdio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final int CHUNK = 64 << 10;

    /// The lines that the reader found, with `!` for each that was too long.
    private static List<String> lines(int limit, InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        new LineReader(in, limit).run(new LineReader.Receiver() {
            @Override
            public void line(byte[] buffer, int offset, int length) {
                lines.add(new String(buffer, offset, length, StandardCharsets.UTF_8));
            }

            @Override
            public void tooLong(byte[] buffer, int offset, int length) {
                lines.add("!");
            }
        });
        return lines;
    }

    private static List<String> lines(int limit, String text) throws IOException {
        return lines(limit, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Reads at most this number of bytes at a time, as a connection may.
    private static InputStream dribble(String text, int step) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, step));
            }
        };
    }

    @Test
    void cutsAtNewlinesAndDropsEmptyLines() throws Exception {
        assertEquals(List.of("a", "b", "c\r", " ", "d"), lines(100, "a\nb\r\n\n\r\nc\r\r\n \nd"));
        assertEquals(List.of(), lines(100, ""));
        assertEquals(List.of(), lines(100, "\n\r\n\n"));
        assertEquals(List.of("a\rb"), lines(100, "a\rb\n"), "a carriage return alone ends nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", ""})
    void takesALineOfTheLimitAndRefusesOneByteMore(String end) throws Exception {
        assertEquals(List.of("12345"), lines(5, "12345" + end));
        assertEquals(List.of("!"), lines(5, "123456" + end));
        assertEquals(List.of("!"), lines(5, "1234567" + end));
        if (!end.isEmpty()) {
            assertEquals(List.of("a", "12345", "!", "b", "!", "!", "c"),
                    lines(5, String.join(end, "a", "12345", "123456", "b", "x".repeat(300_000), "123456", "c")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 64})
    void cutsTheSameHoweverTheBytesCome(int step) throws Exception {
        String text = "a\n12345\r\n123456\r\n\r\nx\n" + "y".repeat(50) + "\nend";
        assertEquals(List.of("a", "12345", "!", "x", "!", "end"), lines(5, dribble(text, step)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 2})
    void cutsLinesThatEndWhereTheBufferDoes(int off) throws Exception {
        for (int chunks = 1; chunks <= 4; chunks++) {
            String line = "x".repeat(chunks * CHUNK + off);
            assertEquals(List.of(line, "next", line), lines(1 << 20, line + "\nnext\n" + line));
        }
    }

    @Test
    void refusesALineOverTheLimitOnceAndWithoutKeepingIt() throws Exception {
        var huge = new InputStream() {
            private long left = 200L << 20;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                java.util.Arrays.fill(into, offset, offset + count, (byte) 'x');
                left -= count;
                if (left == 0) {
                    into[offset + count - 1] = '\n';
                }
                return count;
            }
        };
        assertEquals(List.of("!"), lines(1 << 20, huge));
    }

    @Test
    void cutsAnythingLikeASplitWould() throws Exception {
        var random = new Random(42);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            var expected = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                String line = "z".repeat(random.nextInt(12));
                text.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
                if (line.length() > 8) {
                    expected.add("!");
                } else if (!line.isEmpty()) {
                    expected.add(line);
                }
            }
            assertEquals(expected, lines(8, dribble(text.toString(), 1 + random.nextInt(30))));
        }
    }
}
