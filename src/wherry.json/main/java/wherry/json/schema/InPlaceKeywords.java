package wherry.json.schema;

import java.util.ArrayList;
import java.util.List;
import wherry.json.Json;

/// The keywords that apply other schemas to the same instance: `allOf`, `anyOf`, `oneOf`, `not`, `if`.
final class InPlaceKeywords {
    /// So many alternatives' objections make up the message when none was right.
    private static final int OBJECTIONS = 3;

    private InPlaceKeywords() {
    }

    static void compile(Source source, List<Keyword> keywords) {
        source.nodes("allOf").forEach(node -> keywords.add(node::accepts));
        List<Node> any = source.nodes("anyOf");
        if (!any.isEmpty()) {
            keywords.add((instance, run) -> any(any, instance, run));
        }
        List<Node> one = source.nodes("oneOf");
        if (!one.isEmpty()) {
            keywords.add((instance, run) -> one(one, instance, run));
        }
        source.node("not").ifPresent(node -> keywords.add((instance, run) -> !run.quietly(node, instance)
                || run.fail("not", () -> "expected a value that does not match the schema in 'not', got " + Shown.of(instance))));
        Node then = source.node("then").orElse(null);
        Node otherwise = source.node("else").orElse(null);
        source.node("if").ifPresent(node -> keywords.add((instance, run) -> {
            Node branch = run.quietly(node, instance) ? then : otherwise;
            return branch == null || branch.accepts(instance, run);
        }));
    }

    private static boolean any(List<Node> nodes, Json instance, Run run) {
        boolean valid = false;
        for (int i = 0; i < nodes.size() && (!valid || run.tracks()); i++) {
            valid |= run.quietly(nodes.get(i), instance);
        }
        return valid || run.fail("anyOf", () -> none(nodes, instance, run));
    }

    private static boolean one(List<Node> nodes, Json instance, Run run) {
        var matches = new ArrayList<Integer>(2);
        for (int i = 0; i < nodes.size() && (matches.size() < 2 || run.tracks()); i++) {
            if (run.quietly(nodes.get(i), instance)) {
                matches.add(i + 1);
            }
        }
        if (matches.isEmpty()) {
            return run.fail("oneOf", () -> none(nodes, instance, run));
        }
        return matches.size() == 1 || run.fail("oneOf", () -> "expected exactly one of " + nodes.size()
                + " alternatives to match, got a match of " + matches);
    }

    private static String none(List<Node> nodes, Json instance, Run run) {
        var message = new StringBuilder("expected one of " + Shown.count(nodes.size(), "alternative") + " to match, got none");
        for (int i = 0; i < Math.min(nodes.size(), OBJECTIONS); i++) {
            message.append("; ").append(i + 1).append(": ").append(run.objection(nodes.get(i), instance));
        }
        return message.toString();
    }
}
