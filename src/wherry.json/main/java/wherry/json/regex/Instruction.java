package wherry.json.regex;

/// One instruction of a [Automaton]. Unless it says otherwise, the next one follows it.
///
/// @param target the other instruction of a fork or jump; of a look, its place in the order in which looks are found
/// @param set    what a [Operation#CONSUME] takes; null for all others
record Instruction(Operation operation, int target, CodePointSet set) {

    enum Operation {
        /// Goes on with the next code point, if the set has this one.
        CONSUME,
        /// Goes on both with the next instruction and with the target.
        FORK,
        JUMP,
        AT_START,
        AT_END,
        AT_WORD_EDGE,
        NOT_AT_WORD_EDGE,
        LOOK,
        NEGATED_LOOK,
        ACCEPT
    }

    Instruction(Operation operation) {
        this(operation, 0, null);
    }
}
