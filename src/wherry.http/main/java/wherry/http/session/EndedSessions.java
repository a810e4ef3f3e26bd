package wherry.http.session;

import java.util.LinkedHashMap;
import java.util.Map;

/// The ids of sessions that their clients ended, as far back as it remembers. Safe for use by many threads.
final class EndedSessions {
    /// Characters of an id that are remembered: a seal's last ones are those of its tag.
    private static final int TAIL = 20;

    private final Map<String, Boolean> ended;

    /// @param most how many it remembers
    EndedSessions(int most) {
        this.ended = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    synchronized void add(String id) {
        ended.put(tail(id), true);
    }

    synchronized boolean contains(String id) {
        return ended.containsKey(tail(id));
    }

    private static String tail(String id) {
        return id.substring(Math.max(0, id.length() - TAIL));
    }
}
