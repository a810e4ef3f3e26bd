package wherry.server.search;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The tools that went away not long ago, by name, each with the time of that by [System#nanoTime]. Many clients do not read a list again
/// when it changed, so a model may call such a tool.
public final class RemovedTools {
    static final Duration KEPT = Duration.ofDays(1);
    static final int MOST = 1000;
    private static final int MOST_SHOWN = 100;

    private RemovedTools() {
    }

    /// Those that are gone after a change. When there are too many, the oldest are forgotten.
    ///
    /// @param gone before the change, oldest first
    public static Map<String, Long> after(Map<String, Long> gone, Collection<String> before, Collection<String> now, long time) {
        var next = new LinkedHashMap<>(gone);
        before.forEach(name -> next.put(name, time));
        next.keySet().removeAll(now);
        next.values().removeIf(since -> !isKept(since, time));
        var oldest = next.keySet().iterator();
        for (int over = next.size() - MOST; over > 0; over--) {
            oldest.next();
            oldest.remove();
        }
        return Collections.unmodifiableMap(next);
    }

    public static boolean isKept(long since, long time) {
        return time - since < KEPT.toNanos();
    }

    /// What a model reads that calls one.
    public static String text(String name, Collection<String> listed) {
        List<String> names = List.copyOf(listed);
        String shown = names.isEmpty() ? "none" : String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
        return "The tool '" + name + "' was removed from this server, so do not call it again. The tools now are: " + shown
                + (names.size() > MOST_SHOWN ? " and " + (names.size() - MOST_SHOWN) + " more" : "");
    }
}
