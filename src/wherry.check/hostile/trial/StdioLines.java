package trial;

import java.io.IOException;
import java.io.OutputStream;
import wire.Requests;
import wire.Tally;

/// Messages on a pipe.
final class StdioLines {
    private StdioLines() {
    }

    static void send(OutputStream out, String message, Tally tally) throws IOException {
        tally.tried();
        out.write(Requests.utf8(message + "\n"));
        out.flush();
    }
}
