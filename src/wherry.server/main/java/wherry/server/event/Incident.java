package wherry.server.event;

import java.util.concurrent.ThreadLocalRandom;

/// Names a bug's occurrence, so that what a peer was told can be found in the log.
public final class Incident {
    private Incident() {
    }

    public static String id() {
        return String.format("%08x", ThreadLocalRandom.current().nextInt());
    }
}
