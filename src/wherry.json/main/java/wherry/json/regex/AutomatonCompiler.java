package wherry.json.regex;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import wherry.json.regex.Expression.Choice;
import wherry.json.regex.Expression.Edge;
import wherry.json.regex.Expression.Look;
import wherry.json.regex.Expression.OneOf;
import wherry.json.regex.Expression.Repeat;
import wherry.json.regex.Expression.Sequence;
import wherry.json.regex.Instruction.Operation;

/// Compiles an expression to one automaton, and each look in it to another.
final class AutomatonCompiler {
    private final RegexSize size;
    private final Looks looks;
    private final boolean backward;
    private final List<Instruction> instructions = new ArrayList<>();

    private AutomatonCompiler(RegexSize size, Looks looks, boolean backward) {
        this.size = size;
        this.looks = looks;
        this.backward = backward;
    }

    static Automaton compile(Expression expression, boolean backward, Looks looks, RegexSize size) {
        var compiler = new AutomatonCompiler(size, looks, backward);
        compiler.add(expression);
        compiler.add(new Instruction(Operation.ACCEPT));
        return new Automaton(compiler.instructions, backward);
    }

    /// The automata of all looks of one expression; an inner look comes before an outer one.
    static final class Looks {
        final List<Automaton> automata = new ArrayList<>();
        /// A counted repetition compiles the same look once for each count.
        private final Map<Look, Integer> places = new IdentityHashMap<>();

        private int place(Look look, RegexSize size) {
            Integer known = places.get(look);
            if (known == null) {
                // The search for a look ahead runs backward, so it ends at each place where the look holds.
                automata.add(compile(look.body(), look.ahead(), this, size));
                known = automata.size() - 1;
                places.put(look, known);
            }
            return known;
        }
    }

    private void add(Instruction instruction) {
        size.add(1);
        instructions.add(instruction);
    }

    private void add(Expression expression) {
        switch (expression) {
            case OneOf(CodePointSet set) -> add(new Instruction(Operation.CONSUME, 0, set));
            case Edge(Operation check) -> add(new Instruction(check));
            case Look look -> add(new Instruction(look.negated() ? Operation.NEGATED_LOOK : Operation.LOOK, looks.place(look, size), null));
            case Sequence(List<Expression> parts) -> (backward ? parts.reversed() : parts).forEach(this::add);
            case Choice(List<Expression> alternatives) -> choice(alternatives);
            case Repeat repeat -> repeat(repeat);
        }
    }

    private void choice(List<Expression> alternatives) {
        var ends = new ArrayList<Integer>();
        for (Expression alternative : alternatives.subList(0, alternatives.size() - 1)) {
            int fork = reserve();
            add(alternative);
            ends.add(reserve());
            lead(fork, Operation.FORK);
        }
        add(alternatives.getLast());
        ends.forEach(end -> lead(end, Operation.JUMP));
    }

    private void repeat(Repeat repeat) {
        int before = instructions.size();
        for (int i = 0; i < repeat.least(); i++) {
            add(repeat.body());
            if (instructions.size() == before) {
                return; // An expression without instructions matches the empty text, also when it is repeated.
            }
        }
        if (repeat.most() == Repeat.UNBOUNDED) {
            int fork = reserve();
            add(repeat.body());
            add(new Instruction(Operation.JUMP, fork, null));
            lead(fork, Operation.FORK);
        } else {
            var ends = new ArrayList<Integer>();
            for (int i = repeat.least(); i < repeat.most(); i++) {
                ends.add(reserve());
                add(repeat.body());
            }
            ends.forEach(end -> lead(end, Operation.FORK));
        }
    }

    /// Leaves room for an instruction whose target is not known yet.
    private int reserve() {
        add((Instruction) null);
        return instructions.size() - 1;
    }

    /// Fills the room with an instruction whose target comes next.
    private void lead(int room, Operation operation) {
        instructions.set(room, new Instruction(operation, instructions.size(), null));
    }
}
