package wherry.json.regex;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import wherry.json.regex.Expression.Choice;
import wherry.json.regex.Expression.Edge;
import wherry.json.regex.Expression.Look;
import wherry.json.regex.Expression.OneOf;
import wherry.json.regex.Expression.Repeat;
import wherry.json.regex.Expression.Sequence;

/// Parses a regular expression (ECMA-262, in its Unicode mode). Used once.
///
/// It accepts three forms that the standard refuses, because many patterns have them: an unmatched brace or closing bracket stands
/// for itself, an escape may precede a character that needs none, and a look ahead may be repeated.
final class RegexParser {
    private static final int DEPTH = 100;
    private static final CodePointSet DOT =
            new CodePointSet.Builder().add('\n', '\n').add('\r', '\r').add(0x2028, 0x2029).build().complement();

    private final RegexInput input;
    private final RegexSize size;
    private final ClassParser classes;
    private final Set<String> groupNames = new HashSet<>();
    private int depth;

    RegexParser(String regex, RegexSize size) {
        this.input = new RegexInput(regex);
        this.size = size;
        this.classes = new ClassParser(input, size);
    }

    Expression parse() {
        Expression all = choice();
        if (!input.isAtEnd()) {
            throw input.failure("a ) that closes no group");
        }
        return all;
    }

    private Expression choice() {
        var alternatives = new ArrayList<Expression>();
        do {
            alternatives.add(sequence());
        } while (input.take("|"));
        return alternatives.size() == 1 ? alternatives.getFirst() : new Choice(alternatives);
    }

    private Expression sequence() {
        var parts = new ArrayList<Expression>();
        while (!input.isAtEnd() && !input.isAtAny("|)")) {
            Expression atom = atom();
            parts.add(isRepeatable(atom) ? repeated(atom) : atom);
        }
        return parts.size() == 1 && isRepeatable(parts.getFirst()) ? parts.getFirst() : new Sequence(parts);
    }

    /// An edge or a look behind may not be repeated; a group that holds one may.
    private static boolean isRepeatable(Expression atom) {
        return !(atom instanceof Edge) && !(atom instanceof Look(_, boolean ahead, _) && !ahead);
    }

    private Expression atom() {
        if (quantifier().isPresent()) {
            throw input.failure("nothing to repeat");
        }
        if (input.isAt("\\")) {
            return escape();
        }
        if (input.take("[")) {
            return new OneOf(classes.characterClass());
        }
        if (input.take("(")) {
            return group();
        }
        size.add(1);
        int c = input.next();
        return switch (c) {
            case '^' -> new Edge(Instruction.Operation.AT_START);
            case '$' -> new Edge(Instruction.Operation.AT_END);
            case '.' -> new OneOf(DOT);
            default -> new OneOf(CodePointSet.of(c));
        };
    }

    private Expression escape() {
        if (input.isAtEscape("123456789k")) {
            throw input.failure("a back-reference, which no search in linear time can follow");
        }
        if (input.take("\\b")) {
            return new Edge(Instruction.Operation.AT_WORD_EDGE);
        }
        if (input.take("\\B")) {
            return new Edge(Instruction.Operation.NOT_AT_WORD_EDGE);
        }
        return new OneOf(classes.escape());
    }

    private Expression group() {
        if (++depth > DEPTH) {
            throw input.failure("groups more than " + DEPTH + " deep");
        }
        Expression group = input.take("?=") ? new Look(body(), true, false)
                : input.take("?!") ? new Look(body(), true, true)
                : input.take("?<=") ? new Look(body(), false, false)
                : input.take("?<!") ? new Look(body(), false, true)
                : plainGroup();
        depth--;
        return group;
    }

    private Expression plainGroup() {
        if (input.take("?<")) {
            String name = input.name();
            if (name.isEmpty() || Character.isDigit(name.charAt(0)) || !input.take(">") || !groupNames.add(name)) {
                throw input.failure("a group without a name of its own");
            }
        } else if (!input.take("?:") && input.isAt("?")) {
            throw input.failure("a group of a kind that is not known");
        }
        return body();
    }

    private Expression body() {
        Expression body = choice();
        if (!input.take(")")) {
            throw input.failure("a group that is not closed");
        }
        return body;
    }

    private Expression repeated(Expression atom) {
        return quantifier().<Expression>map(count -> new Repeat(atom, count.least(), count.most())).orElse(atom);
    }

    private record Count(int least, int most) {
    }

    /// The result leaves out greediness: it changes captures, not whether the expression matches.
    private Optional<Count> quantifier() {
        Optional<Count> count = input.take("*") ? Optional.of(new Count(0, Repeat.UNBOUNDED))
                : input.take("+") ? Optional.of(new Count(1, Repeat.UNBOUNDED))
                : input.take("?") ? Optional.of(new Count(0, 1))
                : bracedCount();
        count.ifPresent(_ -> input.take("?"));
        return count;
    }

    /// Takes `{2}`, `{2,}` or `{2,5}`. Takes nothing and is empty when the brace is not a count.
    private Optional<Count> bracedCount() {
        int before = input.at();
        if (input.take("{")) {
            int least = input.decimal();
            int most = !input.take(",") ? least : input.isAt("}") ? Repeat.UNBOUNDED : input.decimal();
            if (least >= 0 && most >= 0 && input.take("}")) {
                if (most < least) {
                    throw input.failure("a count whose end comes before its start");
                }
                return Optional.of(new Count(least, most));
            }
        }
        input.goTo(before);
        return Optional.empty();
    }
}
