package wherry.server.event;

import java.util.concurrent.ThreadLocalRandom;

/// Makes the id of a bug's occurrence. The peer gets the id, and the operator finds the log line by it.
public final class Incident {
    private Incident() {
    }

    public static String id() {
        return String.format("%08x", ThreadLocalRandom.current().nextInt());
    }
}
