package wherry.check.wire;

import java.util.Locale;

/// A way to reach the server.
public enum Transport {
    MEMORY,
    STDIO,
    HTTP;

    /// As it stands in a transcript.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
