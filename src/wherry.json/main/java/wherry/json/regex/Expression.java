package wherry.json.regex;

import java.util.List;

/// A parsed regular expression. It has no groups, because a search here does not report captures.
sealed interface Expression {

    /// One code point of a set.
    record OneOf(CodePointSet set) implements Expression {
    }

    record Sequence(List<Expression> parts) implements Expression {
    }

    record Choice(List<Expression> alternatives) implements Expression {
    }

    /// @param most [#UNBOUNDED] when there is no greatest count
    record Repeat(Expression body, int least, int most) implements Expression {
        static final int UNBOUNDED = Integer.MAX_VALUE;
    }

    /// `^`, `$`, `\b` or `\B`.
    record Edge(Instruction.Operation check) implements Expression {
    }

    /// A look ahead or behind: `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
    record Look(Expression body, boolean ahead, boolean negated) implements Expression {
    }
}
