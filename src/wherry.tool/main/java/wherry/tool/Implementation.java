package wherry.tool;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who a client or a server says it is; not verified, so good for display and logs alone.
public record Implementation(String name, String version, Optional<String> title, Optional<String> description,
        Optional<String> websiteUrl, List<Icon> icons) {

    public Implementation {
        Objects.requireNonNull(name);
        Objects.requireNonNull(version);
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Objects.requireNonNull(websiteUrl);
        icons = List.copyOf(icons);
    }

    public static Implementation of(String name, String version) {
        return new Implementation(name, version, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }
}
