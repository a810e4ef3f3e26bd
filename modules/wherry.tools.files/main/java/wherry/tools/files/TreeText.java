package wherry.tools.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wherry.json.Json;
import wherry.tools.files.access.Folder;
import wherry.tools.files.access.Place;
import wherry.tools.files.access.Walk;

/// A directory and all below it as JSON text, with two spaces for each level. Used by one thread, once.
final class TreeText {
    private static final int MOST_ENTRIES = 10_000;

    private final List<Glob> excluded = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int entries;
    private int leftOut;

    /// @param excludePatterns a pattern without `*` stands for a name at any depth
    TreeText(List<String> excludePatterns) {
        for (String pattern : excludePatterns) {
            excluded.add(Glob.of(pattern));
            if (!pattern.contains("*")) {
                excluded.add(Glob.of("**/" + pattern));
                excluded.add(Glob.of("**/" + pattern + "/**"));
            }
        }
    }

    String of(Place place) throws IOException, InterruptedException {
        try (Folder folder = place.folder()) {
            add(folder, Path.of(""), "");
        }
        return text.toString();
    }

    /// What is not shown, and how to see it; empty when nothing is.
    String leftOut() {
        return leftOut == 0 ? "" : leftOut + " entries or directories were left out, as the tree has more than " + MOST_ENTRIES + " entries or "
                + Walk.MOST_DEPTH + " levels. Name a directory further down, or use excludePatterns.";
    }

    private void add(Folder folder, Path path, String indent) throws IOException, InterruptedException {
        String before = "[\n";
        for (Path name : folder.names()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Path inner = path.resolve(name);
            if (Glob.matchesAny(excluded, inner)) {
                continue;
            }
            if (entries == MOST_ENTRIES) {
                leftOut++;
            } else if (add(before, folder, inner, indent + "  ")) {
                before = ",\n";
            }
        }
        text.append(before.equals("[\n") ? "[]" : "\n" + indent + "]");
    }

    /// @return whether it is still there
    private boolean add(String before, Folder folder, Path path, String indent) throws IOException, InterruptedException {
        Path name = path.getFileName();
        boolean isDirectory;
        try {
            isDirectory = folder.attributes(name).isDirectory();
        } catch (NoSuchFileException e) {
            return false;
        }
        entries++;
        text.append(before).append(indent).append("{\n").append(indent).append("  \"name\": ").append(Json.of(name.toString())).append(",\n")
                .append(indent).append("  \"type\": ").append(isDirectory ? "\"directory\"" : "\"file\"");
        if (isDirectory) {
            text.append(",\n").append(indent).append("  \"children\": ");
            addChildren(folder, path, indent + "  ");
        }
        text.append('\n').append(indent).append('}');
        return true;
    }

    private void addChildren(Folder folder, Path path, String indent) throws IOException, InterruptedException {
        if (path.getNameCount() >= Walk.MOST_DEPTH) {
            leftOut++;
            text.append("[]");
            return;
        }
        try (Folder inner = folder.enter(path.getFileName())) {
            add(inner, path, indent);
        }
    }
}
