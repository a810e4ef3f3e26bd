package wherry.app;

import java.util.Set;

/// Ends the process at once when a second SIGTERM or SIGINT comes while it ends in good order.
///
/// The JDK answers each signal by a thread that waits for the shutdown hooks, and has no supported way to tell a program of
/// the second one: so this counts those threads, by the names that the JDK gives them. Where they have other names, a second
/// signal changes nothing.
final class SecondSignal {
    private static final Set<String> HANDLERS = Set.of("SIGTERM handler", "SIGINT handler");
    private static final long PERIOD_MILLIS = 50;
    /// As a shell reports a process that SIGKILL ended.
    private static final int KILLED = 137;

    private SecondSignal() {
    }

    /// Watches for it from here on, on a thread of its own. To be called by a shutdown hook.
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
