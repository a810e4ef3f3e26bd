package wherry.json.schema.keyword;

import java.util.ArrayList;
import java.util.List;
import wherry.json.Json;
import wherry.json.MessageText;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;
import wherry.json.schema.evaluation.Subschema;

/// The keywords that apply other schemas to the same instance: `allOf`, `anyOf`, `oneOf`, `not`, `if`.
final class InPlaceKeywords {
    /// The message quotes the violations of so many alternatives when none matches.
    private static final int OBJECTIONS = 3;

    private InPlaceKeywords() {
    }

    static void compile(SchemaObject schema, List<Keyword> keywords) {
        schema.subschemas("allOf").forEach(subschema -> keywords.add(subschema::accepts));
        List<Subschema> any = schema.subschemas("anyOf");
        if (!any.isEmpty()) {
            keywords.add((instance, evaluation) -> any(any, instance, evaluation));
        }
        List<Subschema> one = schema.subschemas("oneOf");
        if (!one.isEmpty()) {
            keywords.add((instance, evaluation) -> one(one, instance, evaluation));
        }
        schema.subschema("not").ifPresent(subschema -> keywords.add((instance, evaluation) -> !evaluation.quietly(subschema, instance)
                || evaluation.fail("not", () -> "expected a value that does not match the schema in 'not', got "
                + MessageText.of(instance))));
        Subschema then = schema.subschema("then").orElse(null);
        Subschema otherwise = schema.subschema("else").orElse(null);
        schema.subschema("if").ifPresent(subschema -> keywords.add((instance, evaluation) -> {
            Subschema branch = evaluation.quietly(subschema, instance) ? then : otherwise;
            return branch == null || branch.accepts(instance, evaluation);
        }));
    }

    private static boolean any(List<Subschema> subschemas, Json instance, Evaluation evaluation) {
        boolean valid = false;
        for (int i = 0; i < subschemas.size() && (!valid || evaluation.tracks()); i++) {
            valid |= evaluation.quietly(subschemas.get(i), instance);
        }
        return valid || evaluation.fail("anyOf", () -> none(subschemas, instance, evaluation));
    }

    private static boolean one(List<Subschema> subschemas, Json instance, Evaluation evaluation) {
        var matches = new ArrayList<Integer>(2);
        for (int i = 0; i < subschemas.size() && (matches.size() < 2 || evaluation.tracks()); i++) {
            if (evaluation.quietly(subschemas.get(i), instance) && matches.size() < 2) {
                matches.add(i + 1);
            }
        }
        if (matches.isEmpty()) {
            return evaluation.fail("oneOf", () -> none(subschemas, instance, evaluation));
        }
        return matches.size() == 1 || evaluation.fail("oneOf", () -> "expected exactly one of " + subschemas.size()
                + " alternatives to match, got a match of " + matches);
    }

    private static String none(List<Subschema> subschemas, Json instance, Evaluation evaluation) {
        var message = new StringBuilder("expected one of " + MessageText.count(subschemas.size(), "alternative") + " to match, got none");
        for (int i = 0; i < Math.min(subschemas.size(), OBJECTIONS); i++) {
            message.append("; ").append(i + 1).append(": ").append(MessageText.excerpt(evaluation.objection(subschemas.get(i), instance)));
        }
        return message.toString();
    }
}
