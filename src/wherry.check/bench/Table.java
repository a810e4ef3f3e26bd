import java.util.Locale;

/// Prints each figure on a line, beside its target.
final class Table {
    private static final int NAME = 46;

    private boolean missed;

    Table() {
        System.out.printf("%-" + NAME + "s %12s %12s %8s  %s%n", "", "wherry", "bare", "ratio", "target");
    }

    void row(String what, Pairs pairs) {
        line(what, pairs, "");
    }

    void row(String what, double ours) {
        System.out.printf(Locale.ROOT, "%-" + NAME + "s %,12.1f%n", what, ours);
    }

    void atLeast(String what, Pairs pairs, double ratio) {
        line(what, pairs, judged(String.format(Locale.ROOT, "at least %.2f", ratio), pairs.ratio() >= ratio));
    }

    void atMost(String what, Pairs pairs, double ratio) {
        line(what, pairs, judged(String.format(Locale.ROOT, "at most %.2f", ratio), pairs.ratio() <= ratio));
    }

    void atLeastEach(String what, Pairs pairs, double ours) {
        line(what, pairs, judged(String.format(Locale.ROOT, "at least %,.0f", ours), pairs.ours() >= ours));
    }

    void atMost(String what, double ours, double most) {
        System.out.printf(Locale.ROOT, "%-" + NAME + "s %,12.1f %12s %8s  %s%n", what, ours, "", "",
                judged(String.format(Locale.ROOT, "at most %,.0f", most), ours <= most));
    }

    private static void line(String what, Pairs pairs, String target) {
        System.out.printf(Locale.ROOT, "%-" + NAME + "s %,12.1f %,12.1f %8.2f  %s%n", what, pairs.ours(), pairs.theirs(), pairs.ratio(), target);
    }

    private String judged(String target, boolean met) {
        missed |= !met;
        return target + (met ? ": met" : ": MISSED");
    }

    boolean missed() {
        return missed;
    }
}
