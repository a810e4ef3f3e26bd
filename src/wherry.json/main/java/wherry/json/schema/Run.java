package wherry.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import wherry.json.Json;
import wherry.json.JsonSchema.Violation;
import wherry.json.SchemaLimits;

/// The state of one validation on one thread: what is left of its budget and, when it explains, where it is.
final class Run {
    /// Whether neither [#evaluated] nor [#scope] is needed: by far the common case.
    final boolean simple;
    /// What was evaluated of the instance at hand.
    Evaluated evaluated;
    Scope scope;
    private final SchemaLimits limits;
    private final boolean tracks;
    /// Null in a run that only asks.
    private final List<String> path;
    /// Null while this run only asks.
    private List<Violation> found;
    private int most;
    private int steps;
    private int nesting;
    private int patternSteps;

    /// @param found  collects the violations; null to ask only whether there is one
    Run(Validator validator, List<Violation> found) {
        this.limits = validator.limits();
        this.tracks = validator.tracks();
        this.simple = !tracks && !validator.scoped();
        this.found = found;
        this.path = found == null ? null : new ArrayList<>();
        this.most = limits.violations();
    }

    void enter(int keywords) {
        spend(keywords + 1);
        if (++nesting > limits.nesting()) {
            throw new OverLimit("the schema nests deeper than " + limits.nesting() + " on this value; does a $ref loop?");
        }
    }

    void leave() {
        nesting--;
    }

    void spend(int count) {
        steps += count;
        if (steps > limits.steps()) {
            throw new OverLimit("the value takes more than " + limits.steps() + " steps to validate");
        }
    }

    void spendOnPattern() {
        if (++patternSteps > limits.patternSteps()) {
            throw new OverLimit("the patterns take more than " + limits.patternSteps() + " steps on this value");
        }
    }

    /// Whether a keyword must look at all branches and items even when the answer is known.
    boolean tracks() {
        return tracks;
    }

    /// Whether nothing that comes after a failure matters any more.
    boolean enough() {
        return found == null || found.size() >= most;
    }

    boolean member(Node node, String name, Json value) {
        Evaluated outer = evaluated;
        evaluated = null;
        if (found != null) {
            path.addLast(name);
        }
        boolean valid = node.accepts(value, this);
        if (found != null) {
            path.removeLast();
        }
        evaluated = outer;
        return valid;
    }

    boolean item(Node node, int index, Json value) {
        return member(node, found == null ? "" : Integer.toString(index), value);
    }

    /// Whether the node accepts the instance, without a word when it does not.
    boolean quietly(Node node, Json instance) {
        List<Violation> outer = found;
        found = null;
        boolean valid = node.accepts(instance, this);
        found = outer;
        return valid;
    }

    /// As [#quietly], for an item or member of the instance at hand.
    boolean quietlyItem(Node node, Json item) {
        Evaluated outer = evaluated;
        evaluated = null;
        boolean valid = quietly(node, item);
        evaluated = outer;
        return valid;
    }

    /// The first thing that the node has against the instance.
    String objection(Node node, Json instance) {
        List<Violation> outer = found;
        int outerMost = most;
        found = new ArrayList<>(1);
        most = 1;
        node.accepts(instance, this);
        String objection = found.getFirst().toString();
        found = outer;
        most = outerMost;
        return objection;
    }

    /// Notes a violation at the instance at hand, when this run explains. Always false.
    boolean fail(String keyword, Supplier<String> message) {
        if (found != null && found.size() < most) {
            found.add(new Violation(Pointer.of(path), keyword, message.get()));
        }
        return false;
    }

    /// Notes a violation at a member or item of the instance at hand. Always false.
    boolean failAt(String name, String keyword, Supplier<String> message) {
        if (found != null) {
            path.addLast(name);
            fail(keyword, message);
            path.removeLast();
        }
        return false;
    }

    /// The schema resources that an evaluation came through, innermost first; `outer` is null for the outermost.
    record Scope(Resource resource, Scope outer) {
    }

    /// The validation cannot be finished within its limits. Thrown through all of it, so that `not` cannot turn it round.
    static final class OverLimit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OverLimit(String message) {
            super(message, null, false, false);
        }
    }
}
