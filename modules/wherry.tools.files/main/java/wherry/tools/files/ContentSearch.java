package wherry.tools.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wherry.json.regex.MatchBudget;
import wherry.json.regex.MatchStoppedException;
import wherry.json.regex.Regex;
import wherry.json.regex.RegexException;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;
import wherry.tools.files.access.OpenFile;
import wherry.tools.files.access.Place;
import wherry.tools.files.access.Walk;

/// One search for lines in text files, with its bounds. The expression is matched in linear time. Used by one thread.
final class ContentSearch {
    private static final int MOST_STEPS = 500_000_000;
    private static final int MOST_SIZE = 2_000;
    private static final int LARGEST_FILE = 16 << 20;
    private static final long MOST_BYTES = 512L << 20;
    private static final int LONGEST_LINE = 100_000;
    private static final int SHOWN_OF_LINE = 300;

    private final Regex regex;
    private final boolean isPlain;
    private final MatchBudget budget = new MatchBudget(MOST_STEPS);
    private final int limit;
    private final List<String> lines = new ArrayList<>();
    private long bytes;
    private int tooLarge;
    private int more;

    ContentSearch(String pattern, int limit) {
        try {
            this.regex = Regex.compile(pattern, MOST_SIZE);
        } catch (RegexException e) {
            throw new ToolFailure("pattern: " + e.getMessage());
        }
        this.isPlain = pattern.chars().noneMatch(c -> "\\^$.|?*+()[]{}".indexOf(c) >= 0);
        this.limit = limit;
    }

    boolean isFull() {
        return lines.size() >= limit || bytes >= MOST_BYTES;
    }

    String text() {
        return lines.isEmpty() ? "No matches found" : String.join("\n", lines);
    }

    String leftOut() {
        return (more == 0 ? "" : more + " further matches in '" + lines.getLast().substring(0, lines.getLast().indexOf(':')) + "' are not shown. ")
                + (tooLarge == 0 ? "" : tooLarge + " files larger than " + LARGEST_FILE + " bytes were not searched.");
    }

    ToolResult searchAlone(Place file) throws IOException {
        try (OpenFile open = file.file()) {
            search(open, file.path());
        }
        return Answers.text(text(), leftOut().strip());
    }

    /// An entry that went away meanwhile, or that cannot be read, has no lines.
    void search(Place directory, Walk.Entry entry) {
        Path path = directory.path().resolve(entry.path());
        try (OpenFile open = directory.file(entry.parent(), entry.name())) {
            search(open, path);
        } catch (IOException e) {
            return;
        }
    }

    private void search(OpenFile file, Path path) throws IOException {
        if (file.channel().size() > LARGEST_FILE) {
            tooLarge++;
            return;
        }
        byte[] read = file.read(0, LARGEST_FILE);
        bytes += read.length;
        if (Encoding.isBinary(read)) {
            return;
        }
        int number = 0;
        for (String line : Encoding.of(read).decode(read).split("\r?\n", -1)) {
            number++;
            if (matches(line)) {
                add(path, number, line);
            }
        }
    }

    private void add(Path path, int number, String line) {
        if (lines.size() >= limit) {
            more++;
        } else {
            boolean isLong = line.codePointCount(0, line.length()) > SHOWN_OF_LINE;
            lines.add(path + ":" + number + ": " + (isLong ? line.substring(0, line.offsetByCodePoints(0, SHOWN_OF_LINE)) + " […]" : line));
        }
    }

    private boolean matches(String line) {
        if (isPlain) {
            return line.contains(regex.toString());
        }
        try {
            return regex.isIn(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line, budget);
        } catch (MatchStoppedException e) {
            throw new ToolFailure("pattern: " + e.getMessage() + "; search fewer files, or write a simpler pattern");
        }
    }
}
