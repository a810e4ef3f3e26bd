package wherry.tool;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// A picture for a tool, resource, prompt or the server (specification: basic, icons).
///
/// @param src   an `https:` or `data:` URI; clients must refuse others
/// @param sizes such as `48x48`, or `any`
/// @param theme `light` or `dark`
public record Icon(String src, Optional<String> mimeType, List<String> sizes, Optional<String> theme) {

    public Icon {
        if (!src.startsWith("https:") && !src.startsWith("data:")) {
            throw new IllegalArgumentException("icon '" + src + "' should be an https: or data: URI");
        }
        // What is no URI is not on the wire either: clients check.
        URI.create(src);
        sizes = List.copyOf(sizes);
        theme.filter(name -> !name.equals("light") && !name.equals("dark")).ifPresent(name -> {
            throw new IllegalArgumentException("icon theme '" + name + "' should be light or dark");
        });
    }
}
