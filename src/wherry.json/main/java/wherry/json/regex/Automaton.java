package wherry.json.regex;

import java.util.List;
import wherry.json.regex.Instruction.Operation;

/// An expression as a nondeterministic automaton (Thompson's). It starts at its first instruction.
///
/// @param backward whether it reads a text from the end to the start
record Automaton(List<Instruction> instructions, boolean backward) {
    Automaton {
        instructions = List.copyOf(instructions);
    }

    Instruction at(int place) {
        return instructions.get(place);
    }

    int size() {
        return instructions.size();
    }

    /// Whether a match can begin only where the search begins.
    boolean beginsAtStart() {
        return !backward && at(0).operation() == Operation.AT_START;
    }
}
