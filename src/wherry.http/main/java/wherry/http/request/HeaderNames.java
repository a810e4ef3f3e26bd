package wherry.http.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Names of headers in one spelling, the JDK's: the first letter alone is a capital. Names are the same in any case (RFC 9110, 5.1),
/// and an engine may keep the one that was sent.
public final class HeaderNames {
    private HeaderNames() {
    }

    /// The headers with canonical names, those whose names differ by case alone put together; the same object when all are.
    public static Map<String, List<String>> canonical(Map<String, List<String>> headers) {
        for (String name : headers.keySet()) {
            if (!isCanonical(name)) {
                return rewritten(headers);
            }
        }
        return headers;
    }

    private static Map<String, List<String>> rewritten(Map<String, List<String>> headers) {
        var canonical = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> canonical.computeIfAbsent(canonical(name), _ -> new ArrayList<>()).addAll(values));
        return canonical;
    }

    static String canonical(String name) {
        return isCanonical(name) ? name
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static boolean isCanonical(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i == 0 ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return true;
    }
}
