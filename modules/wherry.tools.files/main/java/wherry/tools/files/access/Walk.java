package wherry.tools.files.access;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Goes through a directory and all that is below it, each directory before its contents, sorted by name. It follows no link. Names that look
/// alike, as they are not UTF-8, count as one where a walk begins.
/// Used by one thread.
public final class Walk {
    /// Directories that are open at once.
    public static final int MOST_DEPTH = 64;
    public static final int MOST_ENTRIES = 100_000;

    /// What to do after an entry.
    public enum Next {
        GO_ON, SKIP, STOP
    }

    /// Takes the entries.
    public interface Visitor {
        Next visit(Entry entry) throws IOException, InterruptedException;
    }

    /// @param path   relative to the directory of the walk
    /// @param parent open until the visitor returns
    public record Entry(Path path, Folder parent, BasicFileAttributes attributes) {
        public Path name() {
            return path.getFileName();
        }
    }

    private final Visitor visitor;
    private final Path start;
    private int entries;
    private int tooDeep;
    private int denied;
    private Path last;

    private Walk(Visitor visitor, Path start) {
        this.visitor = visitor;
        this.start = start;
    }

    /// @param start the path of the entry after which to begin; the empty path for the first one
    public static Walk of(Place directory, Path start, Visitor visitor) throws IOException, InterruptedException {
        var walk = new Walk(visitor, start);
        try (Folder folder = directory.folder()) {
            walk.visit(folder, Path.of(""), start.toString().isEmpty() ? 0 : start.getNameCount());
        }
        return walk;
    }

    /// Where the visitor, or the bound of entries, stopped the walk; null when it went to the end.
    public Path stopped() {
        return last;
    }

    /// What was left out, as a sentence; empty when nothing was.
    public String leftOut() {
        return (tooDeep == 0 ? "" : " " + tooDeep + " directories more than " + MOST_DEPTH + " deep were left out.")
                + (denied == 0 ? "" : " " + denied + " directories could not be read.");
    }

    /// @param skipped how many names of the start are still to be passed over; zero when the walk is after it
    /// @return whether to go on
    private boolean visit(Folder folder, Path path, int skipped) throws IOException, InterruptedException {
        String from = skipped == 0 ? null : start.getName(path.toString().isEmpty() ? 0 : path.getNameCount()).toString();
        for (Path name : folder.names()) {
            int order = from == null ? 1 : name.toString().compareTo(from);
            if (order >= 0 && !visit(folder, path.resolve(name), order == 0, order == 0 ? skipped - 1 : 0)) {
                return false;
            }
        }
        return true;
    }

    private boolean visit(Folder folder, Path path, boolean visited, int skipped) throws IOException, InterruptedException {
        BasicFileAttributes attributes;
        try {
            attributes = folder.attributes(path.getFileName());
        } catch (NoSuchFileException e) {
            return true;
        }
        Next next = visited ? Next.GO_ON : visitor.visit(new Entry(path, folder, attributes));
        if (next == Next.STOP || next == Next.GO_ON && ++entries > MOST_ENTRIES) {
            last = path;
            return false;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return next == Next.SKIP || !attributes.isDirectory() || enter(folder, path, skipped);
    }

    private boolean enter(Folder folder, Path path, int skipped) throws IOException, InterruptedException {
        if (path.getNameCount() >= MOST_DEPTH) {
            tooDeep++;
            return true;
        }
        Folder inner;
        try {
            inner = folder.enter(path.getFileName());
        } catch (AccessDeniedException e) {
            denied++;
            return true;
        } catch (IOException e) {
            // It went away, or became something else, since its attributes were read.
            return true;
        }
        try (inner) {
            return visit(inner, path, skipped);
        }
    }
}
