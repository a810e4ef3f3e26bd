package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A directory or file that the client works in.
public final class Root {
    private final String uri;
    /// Null when there is none.
    private final String name;

    private Root(String uri, String name) {
        this.uri = Objects.requireNonNull(uri);
        this.name = name;
    }

    public static Root at(String uri) {
        return new Root(uri, null);
    }

    /// The same, with a name for people.
    public Root name(String text) {
        return new Root(uri, Objects.requireNonNull(text));
    }

    /// A `file:` URI; untrusted.
    public String uri() {
        return uri;
    }

    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(uri, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Root that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Root" + parts();
    }
}
