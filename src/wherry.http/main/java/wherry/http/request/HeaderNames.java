package wherry.http.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Names of headers in the JDK's spelling: only the first letter is a capital. Case does not matter in names (RFC 9110, 5.1), and an
/// engine may keep the spelling that the client sent.
public final class HeaderNames {
    private HeaderNames() {
    }

    /// The headers with canonical names. Headers whose names differ only in case become one. Returns the same object when all names are
    /// canonical.
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
