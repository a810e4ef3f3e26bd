package wherry.tools.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which lines of a text were removed and added to make another one: the fewest, by the algorithm of Myers. Texts that differ in more than
/// 2,000 lines count as wholly different between their equal beginnings and ends.
final class LineDiff {
    private static final int MOST_CHANGES = 2_000;

    enum Kind {
        SAME, REMOVED, ADDED
    }

    /// @param text with its end of line
    record Line(Kind kind, String text) {
    }

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();
    private final List<int[]> reached = new ArrayList<>();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// The lines of a text, each with its end.
    static List<String> linesOf(String text) {
        var lines = new ArrayList<String>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end + 1));
            from = end + 1;
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    /// All lines of both, in order. Where lines were replaced, the removed ones stand first.
    static List<Line> of(List<String> before, List<String> after) {
        int start = 0;
        int least = Math.min(before.size(), after.size());
        while (start < least && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < least - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        var middle = new LineDiff(before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        var all = new ArrayList<Line>();
        before.subList(0, start).forEach(line -> all.add(new Line(Kind.SAME, line)));
        all.addAll(middle.lines());
        before.subList(before.size() - end, before.size()).forEach(line -> all.add(new Line(Kind.SAME, line)));
        return all;
    }

    private List<Line> lines() {
        int changes = search();
        if (changes < 0) {
            replace(0, before.size(), 0, after.size());
        } else {
            trace(changes, before.size(), after.size());
        }
        return lines;
    }

    /// The fewest changes; -1 when there are too many.
    private int search() {
        int most = Math.min(MOST_CHANGES, before.size() + after.size());
        int[] furthest = new int[2 * most + 3];
        for (int changes = 0; changes <= most; changes++) {
            for (int diagonal = -changes; diagonal <= changes; diagonal += 2) {
                int x = isDown(furthest, most, diagonal, changes) ? furthest[most + diagonal + 2] : furthest[most + diagonal] + 1;
                while (x < before.size() && x - diagonal < after.size() && before.get(x).equals(after.get(x - diagonal))) {
                    x++;
                }
                furthest[most + diagonal + 1] = x;
                if (x >= before.size() && x - diagonal >= after.size()) {
                    return changes;
                }
            }
            // What later rounds read of this one.
            reached.add(Arrays.copyOfRange(furthest, most - changes, most + changes + 3));
        }
        return -1;
    }

    private static boolean isDown(int[] furthest, int offset, int diagonal, int changes) {
        return diagonal == -changes || diagonal != changes && furthest[offset + diagonal] < furthest[offset + diagonal + 2];
    }

    /// Writes the lines before a point that takes so many changes.
    private void trace(int changes, int x, int y) {
        var turns = new ArrayList<int[]>();
        for (int left = changes; left > 0; left--) {
            int[] furthest = reached.get(left - 1);
            int offset = left - 1;
            int diagonal = x - y;
            boolean down = isDown(furthest, offset, diagonal, left);
            int fromDiagonal = down ? diagonal + 1 : diagonal - 1;
            int fromX = furthest[offset + fromDiagonal + 1];
            turns.add(new int[] {fromX, fromX - fromDiagonal, down ? 0 : 1});
            x = fromX;
            y = fromX - fromDiagonal;
        }
        write(turns.reversed());
    }

    private void write(List<int[]> turns) {
        int x = 0;
        int y = 0;
        int removedFrom = 0;
        int addedFrom = 0;
        for (int[] turn : turns) {
            if (turn[0] > x) {
                replace(removedFrom, x, addedFrom, y);
                keep(x, turn[0]);
                removedFrom = turn[0];
                addedFrom = turn[1];
            }
            x = turn[0] + turn[2];
            y = turn[1] + 1 - turn[2];
        }
        replace(removedFrom, x, addedFrom, y);
        keep(x, before.size());
    }

    private void keep(int from, int to) {
        before.subList(from, to).forEach(line -> lines.add(new Line(Kind.SAME, line)));
    }

    private void replace(int from, int to, int addedFrom, int addedTo) {
        before.subList(from, to).forEach(line -> lines.add(new Line(Kind.REMOVED, line)));
        after.subList(addedFrom, addedTo).forEach(line -> lines.add(new Line(Kind.ADDED, line)));
    }
}
