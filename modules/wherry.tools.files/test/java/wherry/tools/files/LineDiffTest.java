package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import wherry.tools.files.LineDiff.Kind;
import wherry.tools.files.LineDiff.Line;

class LineDiffTest {

    private static List<String> texts(List<Line> lines, Kind other) {
        return lines.stream().filter(line -> line.kind() != other).map(Line::text).toList();
    }

    @Test
    void givesBothTextsBack() {
        var random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            List<String> before = lines(random);
            List<String> after = lines(random);
            List<Line> diff = LineDiff.of(before, after);
            assertEquals(before, texts(diff, Kind.ADDED));
            assertEquals(after, texts(diff, Kind.REMOVED));
            assertEquals(before.size() + after.size() - 2 * common(before, after), diff.stream().filter(line -> line.kind() != Kind.SAME).count());
        }
    }

    private static List<String> lines(Random random) {
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(12); i > 0; i--) {
            lines.add(random.nextInt(4) + "\n");
        }
        return lines;
    }

    /// The length of the longest common subsequence.
    private static int common(List<String> a, List<String> b) {
        int[][] most = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                most[i][j] = a.get(i - 1).equals(b.get(j - 1)) ? most[i - 1][j - 1] + 1 : Math.max(most[i - 1][j], most[i][j - 1]);
            }
        }
        return most[a.size()][b.size()];
    }

    @Test
    void takesLargeTextsThatHaveNothingInCommon() {
        var before = new ArrayList<String>();
        var after = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            before.add("a" + i + "\n");
            after.add("b" + i + "\n");
        }
        assertEquals(40_000, LineDiff.of(before, after).size());
    }

    @Test
    void writesSeveralHunks() {
        var before = new ArrayList<String>();
        for (int i = 1; i <= 30; i++) {
            before.add(i + "\n");
        }
        var after = new ArrayList<>(before);
        after.set(29, "30");
        after.remove(9);
        after.addFirst("0\n");
        String diff = UnifiedDiff.of("f", LineDiff.of(before, after));
        assertEquals("""
                Index: f
                ===================================================================
                --- f\toriginal
                +++ f\tmodified
                @@ -1,4 +1,5 @@
                +0
                 1
                 2
                 3
                 4
                @@ -6,9 +7,8 @@
                 6
                 7
                 8
                 9
                -10
                 11
                 12
                 13
                 14
                @@ -26,5 +26,5 @@
                 26
                 27
                 28
                 29
                -30
                +30
                \\ No newline at end of file
                """, diff);
    }
}
