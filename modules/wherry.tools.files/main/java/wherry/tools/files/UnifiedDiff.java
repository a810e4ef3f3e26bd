package wherry.tools.files;

import java.util.List;
import wherry.tools.files.LineDiff.Kind;
import wherry.tools.files.LineDiff.Line;

/// Writes differences in the unified form, with four lines of context, as the reference server does. Used by one thread, once.
final class UnifiedDiff {
    private static final int CONTEXT = 4;

    private final List<Line> lines;
    private final StringBuilder text = new StringBuilder();
    private int before = 1;
    private int after = 1;

    private UnifiedDiff(List<Line> lines) {
        this.lines = lines;
    }

    static String of(String path, List<Line> lines) {
        var diff = new UnifiedDiff(lines);
        diff.text.append("Index: ").append(path).append("\n===================================================================\n--- ").append(path)
                .append("\toriginal\n+++ ").append(path).append("\tmodified\n");
        diff.writeHunks();
        return diff.text.toString();
    }

    private void writeHunks() {
        int at = 0;
        for (int change = change(0); change < lines.size(); change = change(at)) {
            int start = Math.max(at, change - CONTEXT);
            pass(at, start);
            at = end(change);
            write(start, at);
        }
    }

    private int change(int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).kind() == Kind.SAME) {
            i++;
        }
        return i;
    }

    /// The end of the hunk with this change: changes with at most twice the context between them share one.
    private int end(int change) {
        int end = change;
        int next = change;
        while (next < lines.size() && next - end <= 2 * CONTEXT) {
            end = next;
            while (end < lines.size() && lines.get(end).kind() != Kind.SAME) {
                end++;
            }
            next = change(end);
        }
        return Math.min(lines.size(), end + CONTEXT);
    }

    private void pass(int from, int to) {
        before += to - from;
        after += to - from;
    }

    private void write(int from, int to) {
        int removed = count(from, to, Kind.ADDED);
        int added = count(from, to, Kind.REMOVED);
        text.append("@@ -").append(removed == 0 ? before - 1 : before).append(',').append(removed).append(" +")
                .append(added == 0 ? after - 1 : after).append(',').append(added).append(" @@\n");
        for (Line line : lines.subList(from, to)) {
            text.append(line.kind() == Kind.SAME ? ' ' : line.kind() == Kind.ADDED ? '+' : '-').append(line.text());
            if (!line.text().endsWith("\n")) {
                text.append("\n\\ No newline at end of file\n");
            }
        }
        before += removed;
        after += added;
    }

    /// How many lines are not of this kind.
    private int count(int from, int to, Kind other) {
        return (int) lines.subList(from, to).stream().filter(line -> line.kind() != other).count();
    }
}
