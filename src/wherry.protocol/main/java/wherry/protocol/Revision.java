package wherry.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A revision of the protocol, oldest first.
///
/// 2026-07-28 is *modern*: each request names its revision and its client. The others are *legacy*: `initialize` opens a session,
/// which remembers both.
public enum Revision {
    V2024_11_05,
    V2025_03_26,
    V2025_06_18,
    V2025_11_25,
    V2026_07_28;

    /// The answer to a legacy client that asks for an unknown revision.
    public static final Revision LATEST_LEGACY = V2025_11_25;
    public static final Revision LATEST = V2026_07_28;
    /// The texts of all revisions, newest first.
    public static final List<String> TEXTS = Stream.of(values()).map(Revision::text).toList().reversed();

    private final String text = name().substring(1).replace('_', '-');

    public static Optional<Revision> of(String text) {
        for (Revision revision : values()) {
            if (revision.text.equals(text)) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    /// Such as `2026-07-28`.
    public String text() {
        return text;
    }

    /// Whether each request names its revision and its client (specification: basic/versioning).
    public boolean isModern() {
        return this == V2026_07_28;
    }

    public boolean since(Revision other) {
        return compareTo(other) >= 0;
    }
}
