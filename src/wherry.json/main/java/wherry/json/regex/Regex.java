package wherry.json.regex;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A regular expression of ECMA-262 in its Unicode mode, as JSON Schema's `pattern` holds it. Compiled once, safe to share between
/// threads.
///
/// A search never backtracks. Its time is at most the length of the text times the size of the expression, and a [MatchBudget] bounds it
/// further. Back-references are refused, because no such bound is known for them. The rest of the standard is supported, except flags.
/// `\p{…}` knows the general categories, the scripts and the binary properties that the JDK knows; it reads `Script_Extensions` as
/// `Script`.
public final class Regex {
    private static final int USUAL_SIZE = 10_000;
    private static final int USUAL_STEPS = 50_000_000;

    private final String source;
    private final Automaton automaton;
    private final List<Automaton> looks;
    private final int size;

    private Regex(String source, Automaton automaton, List<Automaton> looks, int size) {
        this.source = source;
        this.automaton = automaton;
        this.looks = looks;
        this.size = size;
    }

    /// An expression that this program wrote itself.
    ///
    /// @throws RegexException when the text is not such an expression
    public static Regex compile(String regex) {
        return compile(regex, USUAL_SIZE);
    }

    /// @param mostSize the greatest size that is accepted; 10,000 is more than people write and takes about half a megabyte
    /// @throws RegexException when the text is not such an expression, exceeds the size, or has groups more than 100 deep
    public static Regex compile(String regex, int mostSize) {
        var size = new RegexSize(mostSize);
        Expression expression = new RegexParser(regex, size).parse();
        var looks = new AutomatonCompiler.Looks();
        Automaton automaton = AutomatonCompiler.compile(expression, false, looks, size);
        return new Regex(regex, automaton, List.copyOf(looks.automata), size.size());
    }

    /// The size of the expression. A character counts as about two; the body of a counted repetition counts once for each repetition.
    public int size() {
        return size;
    }

    /// Whether the expression matches some part of the text, the empty one included.
    ///
    /// @throws MatchStoppedException when the budget is spent, or the thread was interrupted; its interrupt status stays set
    public boolean isIn(String text, MatchBudget budget) {
        var holding = new ArrayList<BitSet>(looks.size());
        for (Automaton look : looks) {
            holding.add(new RegexSearch(look, text, holding, budget).ends());
        }
        return new RegexSearch(automaton, text, holding, budget).finds();
    }

    /// The same, with 50,000,000 steps.
    public boolean isIn(String text) {
        return isIn(text, new MatchBudget(USUAL_STEPS));
    }

    /// The expression as it was written.
    @Override
    public String toString() {
        return source;
    }
}
