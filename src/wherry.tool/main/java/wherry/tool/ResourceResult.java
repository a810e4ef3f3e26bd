package wherry.tool;

import java.util.List;
import java.util.Objects;
import wherry.json.JsonObject;

/// What reading a resource gives.
///
/// @param contents at least one
/// @param caching  for clients of 2026-07-28
/// @param meta     passed on as `_meta`
public record ResourceResult(List<ResourceContents> contents, Caching caching, JsonObject meta) {

    public ResourceResult {
        contents = List.copyOf(contents);
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("a resource that is there has contents; answer empty when it is not");
        }
        Objects.requireNonNull(caching);
        Objects.requireNonNull(meta);
    }

    /// Contents that a client should not keep.
    public static ResourceResult of(ResourceContents... contents) {
        return new ResourceResult(List.of(contents), Caching.NONE, JsonObject.EMPTY);
    }

    /// The same, with how long a client may keep it.
    public ResourceResult caching(Caching hint) {
        return new ResourceResult(contents, hint, meta);
    }
}
