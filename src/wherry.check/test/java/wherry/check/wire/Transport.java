package wherry.check.wire;

import java.util.Locale;

/// A way to reach the server.
public enum Transport {
    MEMORY,
    STDIO,
    HTTP;

    /// Its name in a transcript.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
