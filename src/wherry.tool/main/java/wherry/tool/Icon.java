package wherry.tool;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A picture for a tool, resource, prompt or the server (specification: basic, icons). Immutable: what is said of it gives another.
public final class Icon {
    private final String src;
    private final List<String> sizes;
    // Null where nothing is said.
    private final String mimeType;
    private final String theme;

    private Icon(String src, String mimeType, List<String> sizes, String theme) {
        this.src = src;
        this.mimeType = mimeType;
        this.sizes = sizes;
        this.theme = theme;
    }

    /// @param src an `https:` or `data:` URI; clients must refuse others
    public static Icon at(String src) {
        if (!src.startsWith("https:") && !src.startsWith("data:")) {
            throw new IllegalArgumentException("icon '" + src + "' should be an https: or data: URI");
        }
        // What is no URI is not on the wire either: clients check.
        URI.create(src);
        return new Icon(src, null, List.of(), null);
    }

    public Icon mimeType(String type) {
        return new Icon(src, Objects.requireNonNull(type), sizes, theme);
    }

    /// Such as `48x48`, or `any`.
    public Icon sizes(String... each) {
        return new Icon(src, mimeType, List.of(each), theme);
    }

    /// `light` or `dark`: the background that it is for.
    public Icon theme(String name) {
        if (!name.equals("light") && !name.equals("dark")) {
            throw new IllegalArgumentException("icon theme '" + name + "' should be light or dark");
        }
        return new Icon(src, mimeType, sizes, name);
    }

    public String src() {
        return src;
    }

    public Optional<String> mimeType() {
        return Optional.ofNullable(mimeType);
    }

    public List<String> sizes() {
        return sizes;
    }

    public Optional<String> theme() {
        return Optional.ofNullable(theme);
    }

    /// All that it is made of; null for what is not there.
    private List<Object> parts() {
        return Arrays.asList(src, sizes, mimeType, theme);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Icon that && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return parts().hashCode();
    }

    @Override
    public String toString() {
        return "Icon" + parts();
    }
}
