package wherry.tools.files.access;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// The directories whose contents are offered. Immutable.
///
/// A path may lead over links as long as it ends below a root, as in the reference server. The links are resolved here, once; see [Place]
/// for why a later change of them does no harm.
public final class Roots {
    private static final int LONGEST = 4_096;

    /// @param given as the operator wrote it, absolute
    /// @param real  without links
    private record Root(Path given, Path real) {
    }

    private final List<Root> roots = new ArrayList<>();
    private final boolean secure;

    private Roots(boolean secure) {
        this.secure = secure;
    }

    /// @throws IllegalArgumentException when one is no directory that can be read
    public static Roots of(List<Path> directories) {
        return of(directories, true);
    }

    /// @param secure false takes the way of a system without [java.nio.file.SecureDirectoryStream]
    public static Roots of(List<Path> directories, boolean secure) {
        var roots = new Roots(secure);
        for (Path directory : directories) {
            Path given = directory.toAbsolutePath().normalize();
            try (DirectoryStream<Path> _ = Files.newDirectoryStream(given)) {
                roots.roots.add(new Root(given, given.toRealPath()));
            } catch (IOException e) {
                throw new IllegalArgumentException("'" + directory + "' is not a directory that this server can read", e);
            }
        }
        return roots;
    }

    /// Each as the operator wrote it, and without links where that differs.
    public List<Path> directories() {
        var all = new ArrayList<Path>();
        for (Root root : roots) {
            all.add(root.given());
            if (!root.real().equals(root.given())) {
                all.add(root.real());
            }
        }
        return all;
    }

    /// Finds what a client names: an absolute path, or one that is relative to a root. The last names need not exist.
    ///
    /// @throws AccessException when it is not below a root
    public Place locate(String asked) throws IOException {
        Path path = parse(asked);
        for (Root root : roots) {
            for (Path from : List.of(root.given(), root.real())) {
                if (path.startsWith(from)) {
                    return place(asked, resolved(asked, root.real(), from.relativize(path)));
                }
            }
        }
        throw outside(asked);
    }

    private Path parse(String asked) throws AccessException {
        if (asked.isEmpty() || asked.length() > LONGEST) {
            throw new AccessException("A path should have 1 to " + LONGEST + " characters, not " + asked.length());
        }
        if (Path.of("/").isAbsolute() && asked.matches("(?s)[A-Za-z]:([/\\\\].*)?")) {
            throw new AccessException("Access denied: '" + asked + "' is a path of Windows, and this server runs on another system");
        }
        try {
            boolean isHome = asked.equals("~") || asked.startsWith("~/");
            Path path = isHome ? Path.of(System.getProperty("user.home"), asked.substring(1)) : Path.of(asked);
            return path.isAbsolute() ? path.normalize() : relative(asked, path);
        } catch (InvalidPathException e) {
            throw new AccessException("'" + asked.replace('\0', '?') + "' is no path on this system: " + e.getReason()
                    + (System.getProperty("sun.jnu.encoding").equals("UTF-8") ? "" : "; start the server with LC_ALL=C.UTF-8 for other letters"));
        }
    }

    private Path relative(String asked, Path path) throws AccessException {
        for (Root root : roots) {
            Path candidate = root.given().resolve(path).normalize();
            if (candidate.startsWith(root.given())) {
                return candidate;
            }
        }
        throw outside(asked);
    }

    private static AccessException outside(String asked) {
        return new AccessException(
                "Access denied: '" + asked + "' is not within the allowed directories, which list_allowed_directories shows");
    }

    private Path resolved(String asked, Path root, Path relative) throws IOException {
        try {
            return root.resolve(relative).toRealPath();
        } catch (NoSuchFileException e) {
            return nearest(asked, root, relative);
        }
    }

    /// Follows the names as far as they exist. A name that is there in another Unicode form, or that is not UTF-8, is found by what is shown of it.
    private Path nearest(String asked, Path root, Path relative) throws IOException {
        Path here = root;
        int names = relative.getNameCount();
        for (int i = 0; i < names; i++) {
            Path found = present(asked, here, relative.getName(i));
            if (found == null) {
                return here.resolve(relative.subpath(i, names));
            }
            try {
                here = here.resolve(found).toRealPath();
            } catch (NoSuchFileException e) {
                throw new AccessException("'" + asked + "' leads over a link to nothing");
            }
            place(asked, here);
        }
        return here;
    }

    /// @return null when there is no such entry
    private static Path present(String asked, Path directory, Path name) throws IOException {
        if (Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return name;
        }
        String wanted = Normalizer.normalize(name.toString(), Normalizer.Form.NFC);
        Path found = null;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (Normalizer.normalize(entry.getFileName().toString(), Normalizer.Form.NFC).equals(wanted)) {
                    if (found != null) {
                        throw new AccessException("'" + asked + "' may mean more than one file: two names look like '" + name + "'");
                    }
                    found = entry.getFileName();
                }
            }
        }
        return found;
    }

    private Place place(String asked, Path real) throws AccessException {
        Path outermost = null;
        for (Root root : roots) {
            if (real.startsWith(root.real()) && (outermost == null || outermost.startsWith(root.real()))) {
                outermost = root.real();
            }
        }
        if (outermost == null) {
            throw new AccessException("Access denied: '" + asked + "' is a link, or leads over one, out of the allowed directories");
        }
        return new Place(asked, outermost, real, secure);
    }
}
