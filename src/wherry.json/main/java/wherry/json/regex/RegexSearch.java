package wherry.json.regex;

import java.util.BitSet;
import java.util.List;

/// One pass of an automaton over a text. It follows all paths through the automaton at once and visits an instruction at most once at
/// each place of the text, so the product of their numbers bounds its time (Pike's algorithm without captures).
final class RegexSearch {
    /// Each search needs memory for each instruction; so many instructions count as one step.
    private static final int INSTRUCTIONS_IN_STEP = 4;

    private final Automaton automaton;
    private final String text;
    /// The places of the text at which each look holds.
    private final List<BitSet> looks;
    private final MatchBudget budget;
    /// The last round that reached each instruction. Each place of the text is one round.
    private final int[] reached;
    private int round = 1;
    /// The instructions that this round has reached and not followed yet.
    private final int[] open;
    private int opened;
    /// The instructions that take the next code point.
    private final int[] waiting;
    private int waits;

    RegexSearch(Automaton automaton, String text, List<BitSet> looks, MatchBudget budget) {
        this.automaton = automaton;
        this.text = text;
        this.looks = looks;
        this.budget = budget;
        budget.spend(automaton.size() / INSTRUCTIONS_IN_STEP);
        this.reached = new int[automaton.size()];
        this.open = new int[automaton.size()];
        this.waiting = new int[automaton.size()];
    }

    /// Whether there is a match anywhere in the text.
    boolean finds() {
        return !ends(true).isEmpty();
    }

    /// The places at which a match ends; for a backward automaton these are its starts.
    BitSet ends() {
        return ends(false);
    }

    private BitSet ends(boolean firstOnly) {
        var ends = new BitSet();
        int place = automaton.backward() ? text.length() : 0;
        int last = text.length() - place;
        open(0);
        while (true) {
            if (follow(place)) {
                ends.set(place);
            }
            if (place == last || (firstOnly && !ends.isEmpty()) || (waits == 0 && automaton.beginsAtStart())) {
                return ends;
            }
            int c = automaton.backward() ? text.codePointBefore(place) : text.codePointAt(place);
            place += automaton.backward() ? -Character.charCount(c) : Character.charCount(c);
            consume(c);
            if (!automaton.beginsAtStart()) {
                open(0);
            }
        }
    }

    private void open(int instruction) {
        if (reached[instruction] != round) {
            reached[instruction] = round;
            open[opened++] = instruction;
        }
    }

    private void consume(int codePoint) {
        round++;
        for (int i = 0; i < waits; i++) {
            if (automaton.at(waiting[i]).set().has(codePoint)) {
                open(waiting[i] + 1);
            }
        }
    }

    /// Follows the open instructions up to those that take a code point.
    ///
    /// @return whether the automaton's end is reached
    private boolean follow(int place) {
        boolean accepted = false;
        int steps = waits;
        waits = 0;
        while (opened > 0) {
            int at = open[--opened];
            Instruction instruction = automaton.at(at);
            steps++;
            switch (instruction.operation()) {
                case CONSUME -> waiting[waits++] = at;
                case ACCEPT -> accepted = true;
                case JUMP -> open(instruction.target());
                case FORK -> {
                    open(instruction.target());
                    open(at + 1);
                }
                case AT_START, AT_END, AT_WORD_EDGE, NOT_AT_WORD_EDGE, LOOK, NEGATED_LOOK -> {
                    if (holds(instruction, place)) {
                        open(at + 1);
                    }
                }
            }
        }
        budget.spend(steps);
        return accepted;
    }

    private boolean holds(Instruction check, int place) {
        return switch (check.operation()) {
            case AT_START -> place == 0;
            case AT_END -> place == text.length();
            case AT_WORD_EDGE -> isWord(place - 1) != isWord(place);
            case NOT_AT_WORD_EDGE -> isWord(place - 1) == isWord(place);
            case LOOK -> looks.get(check.target()).get(place);
            case NEGATED_LOOK -> !looks.get(check.target()).get(place);
            case CONSUME, FORK, JUMP, ACCEPT -> throw new IllegalStateException("no check: " + check);
        };
    }

    private boolean isWord(int place) {
        return place >= 0 && place < text.length() && ClassParser.WORD.has(text.charAt(place));
    }
}
