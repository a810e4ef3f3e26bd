package wherry.json.regex;

/// One instruction of an [Automaton]. The next instruction follows it, except where its operation says otherwise.
///
/// @param target the other instruction of a fork or jump; the index of a look
/// @param set    the code points that an [Operation#CONSUME] takes; null for other operations
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
