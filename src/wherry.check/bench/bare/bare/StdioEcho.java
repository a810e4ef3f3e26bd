package bare;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/// Sends each line back, and flushes when no more input is available.
final class StdioEcho {
    private StdioEcho() {
    }

    public static void main(String[] arguments) throws IOException {
        var in = new FileInputStream(FileDescriptor.in);
        var out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
        byte[] buffer = new byte[1 << 16];
        int kept = 0;
        for (int read = in.read(buffer); read > 0; read = in.read(buffer, kept, buffer.length - kept)) {
            int end = kept + read;
            int start = 0;
            for (int at = kept; at < end; at++) {
                if (buffer[at] == '\n') {
                    out.write(buffer, start, at + 1 - start);
                    start = at + 1;
                }
            }
            kept = end - start;
            System.arraycopy(buffer, start, buffer, 0, kept);
            out.flush();
        }
    }
}
