package wherry.app;

import java.util.Set;

/// Ends the process at once when a second SIGTERM or SIGINT comes during the shutdown.
///
/// The JDK has no supported way to report a second signal. It starts a thread for each signal, which waits for the shutdown hooks.
/// This class counts these threads by the names that the JDK gives them. In a JDK with other names, a second signal has no effect.
final class SecondSignal {
    private static final Set<String> HANDLERS = Set.of("SIGTERM handler", "SIGINT handler");
    private static final long PERIOD_MILLIS = 50;
    /// The exit code that a shell reports for SIGKILL.
    private static final int KILLED = 137;

    private SecondSignal() {
    }

    /// Waits for the signal on a new thread. Called by the shutdown hook.
    static void watch() {
        long before = signals();
        Thread.ofPlatform().name("wherry-second-signal").daemon().start(() -> {
            while (signals() <= before) {
                try {
                    Thread.sleep(PERIOD_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
            Runtime.getRuntime().halt(KILLED);
        });
    }

    private static long signals() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> HANDLERS.contains(thread.getName())).count();
    }
}
