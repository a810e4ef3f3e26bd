package trial;

import java.io.IOException;

/// One server, one attack on it, and a judgement.
interface Trial {
    String name();

    Outcome run() throws IOException, InterruptedException;
}
