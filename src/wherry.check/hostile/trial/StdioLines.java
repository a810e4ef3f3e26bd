package trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import wire.Requests;
import wire.Tally;

/// Sends messages to a server's standard input, and reads its standard output.
final class StdioLines {
    private StdioLines() {
    }

    static void send(OutputStream out, String message, Tally tally) throws IOException {
        tally.tried();
        out.write(Requests.utf8(message + "\n"));
        out.flush();
    }

    /// Reads to the end of the first line.
    static void awaitLine(InputStream in) throws IOException {
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the server ended before its first line");
            }
        }
    }
}
