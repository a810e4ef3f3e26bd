package wherry.json.regex;

/// Measures the memory of an expression, so that a short one with large counts is refused.
final class RegexSize {
    private static final int RANGES_IN_ONE = 4;

    private final int most;
    private int size;

    RegexSize(int most) {
        this.most = most;
    }

    void add(int instructions) {
        size += instructions;
        if (size > most) {
            throw new RegexException("an expression that is too large; a counted repetition takes what it repeats once for each count");
        }
    }

    void add(CodePointSet set) {
        add(1 + set.ranges() / RANGES_IN_ONE);
    }

    int size() {
        return size;
    }
}
