package wherry.json.regex;

/// The steps that several searches may take together. A step is one instruction of a pattern at one place of a text, so a search takes
/// at most as many as the length of the text times the size of the pattern. Used by one thread.
public final class MatchBudget {
    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;

    private final int steps;
    private int spent;
    private int nextLook;

    /// @param steps all steps
    public MatchBudget(int steps) {
        this.steps = steps;
    }

    /// @throws MatchStoppedException when the budget is spent, or the thread was interrupted; its interrupt status stays set
    void spend(int count) {
        spent += count;
        if (spent > steps || spent < 0) {
            spent = Integer.MAX_VALUE;
            throw new MatchStoppedException("the patterns take more than " + steps + " steps on this text");
        }
        if (spent >= nextLook) {
            nextLook = spent + STEPS_BETWEEN_LOOKS;
            if (Thread.currentThread().isInterrupted()) {
                throw new MatchStoppedException("the thread was interrupted");
            }
        }
    }
}
