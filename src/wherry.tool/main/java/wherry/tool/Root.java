package wherry.tool;

import java.util.Objects;
import java.util.Optional;

/// A directory or file that the client works in.
///
/// @param uri a `file:` URI; untrusted
public record Root(String uri, Optional<String> name) {

    public Root {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(name);
    }
}
