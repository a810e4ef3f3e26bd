package trial;

import java.io.IOException;

/// Starts a server, attacks it, and judges how it did.
interface Trial {
    String name();

    Outcome run() throws IOException, InterruptedException;
}
