package wherry.tools.files;

import java.io.IOException;
import java.util.Arrays;
import wherry.tool.ToolFailure;
import wherry.tools.files.access.AccessException;
import wherry.tools.files.access.OpenFile;

/// A part of a text file that ends at an end of a line if the file goes on and the part has one.
///
/// @param from the first byte
/// @param end  the byte after the last one
/// @param size of the whole file
record TextWindow(String text, long from, long end, long size) {

    /// @param from the first byte
    /// @param most how many bytes at most
    static TextWindow read(OpenFile file, long from, int most) throws IOException {
        long size = file.channel().size();
        if (from > size) {
            throw new ToolFailure("cursor: '" + file.asked() + "' has " + size + " bytes, so it does not go on at " + from);
        }
        byte[] bytes = file.read(from, most);
        if (Encoding.isBinary(bytes)) {
            throw new AccessException("'" + file.asked() + "' is no text: it has zero bytes; read_media_file reads images, sound and other files");
        }
        if (from + bytes.length < size) {
            bytes = Arrays.copyOf(bytes, cut(bytes));
        }
        Encoding encoding = Encoding.of(bytes);
        if (bytes.length < size && (encoding == Encoding.UTF_16LE || encoding == Encoding.UTF_16BE)) {
            throw new AccessException("'" + file.asked() + "' is UTF-16 and has " + size + " bytes, more than the " + most + " that one call takes");
        }
        return new TextWindow(encoding.decode(bytes), from, from + bytes.length, Math.max(size, from + bytes.length));
    }

    private static int cut(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        int end = bytes.length;
        while (end > bytes.length - 3 && (bytes[end - 1] & 0xc0) == 0x80) {
            end--;
        }
        return end > 1 && (bytes[end - 1] & 0xc0) == 0xc0 ? end - 1 : bytes.length;
    }

    boolean isCut() {
        return end < size;
    }

    /// The first lines, without the end of the last one.
    String head(int lines) {
        int end = -1;
        for (int i = 0; i < lines; i++) {
            int next = text.indexOf('\n', end + 1);
            if (next < 0) {
                return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /// Whether [#head] gives so many.
    boolean hasLines(int lines) {
        return text.chars().filter(c -> c == '\n').limit(lines).count() == lines;
    }

    /// The last lines, without the end of the last one, with `\n` between them.
    String tail(int lines) {
        String all = text.replace("\r\n", "\n");
        int end = all.endsWith("\n") ? all.length() - 1 : all.length();
        int from = end;
        for (int i = 0; i < lines && from >= 0; i++) {
            from = all.lastIndexOf('\n', from - 1);
        }
        boolean startsInLine = from < 0 && this.from > 0;
        return all.substring(startsInLine ? Math.min(end, all.indexOf('\n') + 1) : from + 1, end);
    }
}
