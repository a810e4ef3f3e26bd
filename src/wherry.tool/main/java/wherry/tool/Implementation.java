package wherry.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Who a client or a server says it is; not verified, so good for display and logs alone. Immutable: what is said of it gives another.
public final class Implementation {
    private final String name;
    private final String version;
    private final List<Icon> icons;
    // Null where nothing is said.
    private final String title;
    private final String description;
    private final String websiteUrl;

    private Implementation(String name, String version, String title, String description, String websiteUrl, List<Icon> icons) {
        this.name = Objects.requireNonNull(name);
        this.version = Objects.requireNonNull(version);
        this.title = title;
        this.description = description;
        this.websiteUrl = websiteUrl;
        this.icons = icons;
    }

    public static Implementation of(String name, String version) {
        return new Implementation(name, version, null, null, null, List.of());
    }

    /// A name for people.
    public Implementation title(String text) {
        return new Implementation(name, version, Objects.requireNonNull(text), description, websiteUrl, icons);
    }

    public Implementation description(String text) {
        return new Implementation(name, version, title, Objects.requireNonNull(text), websiteUrl, icons);
    }

    public Implementation websiteUrl(String url) {
        return new Implementation(name, version, title, description, Objects.requireNonNull(url), icons);
    }

    /// One more icon.
    public Implementation icon(Icon icon) {
        return new Implementation(name, version, title, description, websiteUrl, Stream.concat(icons.stream(), Stream.of(icon)).toList());
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    public Optional<String> title() {
        return Optional.ofNullable(title);
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public Optional<String> websiteUrl() {
        return Optional.ofNullable(websiteUrl);
    }

    public List<Icon> icons() {
        return icons;
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(name, version, title, description, websiteUrl, icons);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Implementation that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Implementation" + parts();
    }
}
