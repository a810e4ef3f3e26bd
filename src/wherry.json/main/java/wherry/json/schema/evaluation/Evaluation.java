package wherry.json.schema.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import wherry.json.Json;
import wherry.json.JsonPointer;
import wherry.json.SchemaLimits;
import wherry.json.SchemaViolation;
import wherry.json.regex.MatchBudget;
import wherry.json.regex.MatchStoppedException;
import wherry.json.regex.Regex;

/// The state of one validation on one thread: the rest of its budgets and, when it reports violations, its place in the instance.
public final class Evaluation {
    /// A keyword that reads a text spends one step for so many characters.
    private static final int CHARACTERS_IN_STEP = 1 << 10;

    /// The evaluated parts of the current instance; null when no keyword asks for them.
    EvaluatedParts evaluated;
    /// Null when no keyword asks for the scope.
    Scope scope;
    private final SchemaLimits limits;
    private final MatchBudget patterns;
    private final boolean tracks;
    private final boolean simple;
    /// Null when violations are not collected.
    private final List<String> path;
    /// Null while violations are not collected.
    private List<SchemaViolation> found;
    private int most;
    private int steps;
    private int nesting;

    /// @param tracks whether a keyword asks which parts were evaluated
    /// @param scoped whether a keyword asks for the schema resources that led to it
    /// @param found  collects the violations; null to find only whether there is one
    public Evaluation(SchemaLimits limits, boolean tracks, boolean scoped, List<SchemaViolation> found) {
        this.limits = limits;
        this.patterns = new MatchBudget(limits.patternSteps());
        this.tracks = tracks;
        this.simple = !tracks && !scoped;
        this.found = found;
        this.path = found == null ? null : new ArrayList<>();
        this.most = limits.violations();
    }

    /// Whether neither evaluated parts nor the scope are needed, which is the common case.
    boolean isSimple() {
        return simple;
    }

    void enter(int keywords) {
        spend(keywords + 1);
        if (++nesting > limits.nesting()) {
            throw new OverLimitException("the schema nests deeper than " + limits.nesting() + " on this value; does a $ref loop?");
        }
    }

    void leave() {
        nesting--;
    }

    public void spend(int count) {
        steps += count;
        if (steps > limits.steps()) {
            throw new OverLimitException("the value takes more than " + limits.steps() + " steps to validate");
        }
    }

    /// Spends the steps for reading a text once.
    public void spendOnText(int length) {
        spend(length / CHARACTERS_IN_STEP);
    }

    /// Whether the regular expression matches some part of the text.
    public boolean isIn(String text, Regex regex) {
        try {
            return regex.isIn(text, patterns);
        } catch (MatchStoppedException e) {
            throw new OverLimitException(e.getMessage());
        }
    }

    public void noteMember(String name) {
        if (evaluated != null) {
            evaluated.addMember(name);
        }
    }

    public void noteItem(int index) {
        if (evaluated != null) {
            evaluated.addItem(index);
        }
    }

    /// Whether a keyword of this subschema has evaluated the member. Call it only when the schema tracks.
    public boolean isMemberEvaluated(String name) {
        return evaluated.hasMember(name);
    }

    /// As [#isMemberEvaluated].
    public boolean isItemEvaluated(int index) {
        return evaluated.hasItem(index);
    }

    /// The subschema with this dynamic anchor in the outermost resource in scope that has the anchor.
    public Subschema outermost(String dynamicAnchor, Subschema otherwise) {
        Subschema outermost = otherwise;
        for (Scope each = scope; each != null; each = each.outer()) {
            spend(1);
            outermost = each.dynamicAnchors().getOrDefault(dynamicAnchor, outermost);
        }
        return outermost;
    }

    /// Whether a keyword must evaluate all branches and items even when the answer is known.
    public boolean tracks() {
        return tracks;
    }

    /// Whether the evaluation can stop after a failure.
    public boolean enough() {
        return found == null || found.size() >= most;
    }

    public boolean member(Subschema subschema, String name, Json value) {
        EvaluatedParts outer = evaluated;
        evaluated = null;
        if (found != null) {
            path.addLast(name);
        }
        boolean valid = subschema.accepts(value, this);
        if (found != null) {
            path.removeLast();
        }
        evaluated = outer;
        return valid;
    }

    public boolean item(Subschema subschema, int index, Json value) {
        return member(subschema, found == null ? "" : Integer.toString(index), value);
    }

    /// Whether the subschema accepts the instance. Collects no violation.
    public boolean quietly(Subschema subschema, Json instance) {
        List<SchemaViolation> outer = found;
        found = null;
        boolean valid = subschema.accepts(instance, this);
        found = outer;
        return valid;
    }

    /// As [#quietly], for an item or member of the current instance.
    public boolean quietlyItem(Subschema subschema, Json item) {
        EvaluatedParts outer = evaluated;
        evaluated = null;
        boolean valid = quietly(subschema, item);
        evaluated = outer;
        return valid;
    }

    /// The first violation of the subschema by the instance.
    public String objection(Subschema subschema, Json instance) {
        List<SchemaViolation> outer = found;
        int outerMost = most;
        found = new ArrayList<>(1);
        most = 1;
        subschema.accepts(instance, this);
        String objection = found.getFirst().toString();
        found = outer;
        most = outerMost;
        return objection;
    }

    /// Collects a violation at the current instance, if this evaluation collects any. Returns false.
    public boolean fail(String keyword, Supplier<String> message) {
        if (found != null && found.size() < most) {
            found.add(new SchemaViolation(JsonPointer.of(path), keyword, message.get()));
        }
        return false;
    }

    /// Collects a violation at a member or item of the current instance. Returns false.
    public boolean failAt(String name, String keyword, Supplier<String> message) {
        if (found != null) {
            path.addLast(name);
            fail(keyword, message);
            path.removeLast();
        }
        return false;
    }

    /// The schema resources on the path of an evaluation, innermost first; `outer` is null for the outermost.
    record Scope(Map<String, Subschema> dynamicAnchors, Scope outer) {
    }

    /// The validation exceeded its limits. An exception ends all of it, so that `not` cannot invert the result.
    public static final class OverLimitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private OverLimitException(String message) {
            super(message, null, false, false);
        }
    }
}
