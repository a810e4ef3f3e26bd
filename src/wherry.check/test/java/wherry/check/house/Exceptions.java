package wherry.check.house;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The exceptions from the rules of the house, each with its reason: lines of `rule name: reason`.
final class Exceptions {
    private final Map<String, String> reasons = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private Exceptions() {
    }

    static Exceptions read() {
        var exceptions = new Exceptions();
        Repository.text(Repository.root().resolve("src/wherry.check/test/resources/house-exceptions.txt")).lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int colon = line.indexOf(": ");
                    if (colon < 0 || line.substring(colon + 2).isBlank()) {
                        throw new IllegalArgumentException("an exception needs a reason: " + line);
                    }
                    exceptions.reasons.put(line.substring(0, colon), line.substring(colon + 2));
                });
        return exceptions;
    }

    boolean excuses(String rule, String name) {
        String key = rule + " " + name;
        return reasons.containsKey(key) && (used.add(key) || true);
    }

    Set<String> unused() {
        var unused = new HashSet<>(reasons.keySet());
        unused.removeAll(used);
        return unused;
    }
}
