package wherry.tools.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wherry.tool.CallContext;
import wherry.tool.MissingCapability;
import wherry.tool.Root;
import wherry.tools.files.access.Place;
import wherry.tools.files.access.Roots;

/// Which directories a call may use: those of the operator, or those of the client where the operator lets it name them.
final class Access {
    /// A result has the text twice, and clients take one megabyte.
    private static final int MOST_TEXT = 400 << 10;

    private final Roots roots;
    private final List<Path> clientRoots;
    private final int mostBytes;

    /// @param clientRoots a client's roots count when they are in one of these
    /// @param mostBytes   of a file that one call reads
    Access(Roots roots, List<Path> clientRoots, int mostBytes) {
        this.roots = roots;
        this.clientRoots = List.copyOf(clientRoots);
        this.mostBytes = mostBytes;
    }

    int mostBytes() {
        return mostBytes;
    }

    /// Of what is given as text.
    int mostText() {
        return Math.min(mostBytes, MOST_TEXT);
    }

    /// Finds a file below the operator's directories.
    Place locate(String path) throws IOException {
        return roots.locate(path);
    }

    Place locate(String path, CallContext call) throws IOException, InterruptedException {
        return roots(call).locate(path);
    }

    Roots roots(CallContext call) throws InterruptedException {
        if (clientRoots.isEmpty()) {
            return roots;
        }
        var named = new ArrayList<Path>();
        try {
            for (Root root : call.roots("roots")) {
                Path path = path(root.uri());
                if (path != null) {
                    named.add(path);
                }
            }
        } catch (MissingCapability e) {
            return roots;
        }
        return named.isEmpty() ? roots : Roots.of(named);
    }

    /// @return null when it is no directory that the client may name
    private Path path(String uri) {
        try {
            Path real = Path.of(URI.create(uri)).toRealPath();
            for (Path allowed : clientRoots) {
                if (real.startsWith(allowed.toRealPath()) && real.toFile().isDirectory()) {
                    return real;
                }
            }
            return null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
