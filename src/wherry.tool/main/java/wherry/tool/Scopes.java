package wherry.tool;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// The scopes that a caller needs (RFC 6749, section 3.3).
final class Scopes {
    private Scopes() {
    }

    /// @return immutable, in the order in which they were given
    /// @throws IllegalArgumentException when it is no scope
    static Set<String> and(Set<String> scopes, String scope) {
        if (!scope.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,128}")) {
            throw new IllegalArgumentException("scope '" + scope + "' should be 1 to 128 visible ASCII characters without \" and \\, "
                    + "such as notes:write");
        }
        var more = new LinkedHashSet<>(scopes);
        more.add(scope);
        return Collections.unmodifiableSet(more);
    }
}
