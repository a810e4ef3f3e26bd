package wherry.testkit;

import java.util.Locale;

/// The names that generated code gives on the wire, from Java's names.
final class WireName {
    /// The member that says which record of a sealed interface an object is.
    static final String KIND = "kind";

    private WireName() {
    }

    /// `due_date` for `dueDate`, `high` for `HIGH`.
    static String of(String javaName) {
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
