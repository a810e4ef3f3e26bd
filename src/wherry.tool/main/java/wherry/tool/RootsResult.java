package wherry.tool;

import java.util.List;

/// The directories that the client works in. Hints, not permissions.
public record RootsResult(List<Root> roots) implements InputResponse {

    public RootsResult {
        roots = List.copyOf(roots);
    }
}
