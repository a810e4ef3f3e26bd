package wherry.tool.portable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;

/// Finds what not every client takes in a tool's name, description, hints and schemas. One bad schema makes some clients refuse
/// every request of a session, whichever tool it is about.
///
/// The input schema goes to the API of the model, so most rules are about it. The output schema stays in the client, which checks
/// results by it.
public final class Portability {
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int LONGEST_SENTENCE = 200;
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](\\s|$)|\\n");

    private Portability() {
    }

    /// @return in the order of the definition; empty when every client takes the tool as it is
    public static List<Finding> of(Tool tool) {
        var found = new ArrayList<>(NameRules.of(tool.name()).toList());
        description(tool.description().orElse("")).forEach(rule -> found.add(rule.at("/description")));
        found.addAll(SchemaSearch.of(tool.inputSchema()));
        tool.outputSchema().ifPresent(schema -> output(schema, found));
        ToolAnnotations hints = tool.annotations();
        if (hints.readOnly().isEmpty() || hints.destructive().isEmpty() || hints.openWorld().isEmpty()) {
            found.add(Rule.HINTS.at("/annotations"));
        }
        return List.copyOf(found);
    }

    private static List<Rule> description(String text) {
        if (text.isBlank()) {
            return List.of(Rule.NO_DESCRIPTION);
        }
        var rules = new ArrayList<Rule>();
        if (text.length() > LONGEST_DESCRIPTION) {
            rules.add(Rule.LONG_DESCRIPTION);
        }
        Matcher end = SENTENCE_END.matcher(text);
        if ((end.find() ? end.start() + 1 : text.length()) > LONGEST_SENTENCE) {
            rules.add(Rule.LONG_FIRST_SENTENCE);
        }
        return rules;
    }

    private static void output(JsonObject schema, List<Finding> found) {
        String place = "/outputSchema";
        if (!schema.string("type").equals(Optional.of("object"))) {
            found.add(Rule.OUTPUT_NOT_AN_OBJECT.at(place));
        }
        schema.string("$schema").ifPresent(dialect -> found.add((dialect.contains("2020-12") ? Rule.DIALECT : Rule.OLD_DIALECT).at(place + "/$schema")));
        references(schema, place, found);
    }

    private static void references(Json value, String place, List<Finding> found) {
        if (value instanceof JsonObject object) {
            if (object.string("$ref").isPresent()) {
                found.add(Rule.OUTPUT_REFERENCE.at(place + "/$ref"));
            }
            object.forEach((name, inside) -> references(inside, place + "/" + JsonPointer.escape(name), found));
        } else if (value instanceof JsonArray(var items)) {
            for (int i = 0; i < items.size(); i++) {
                references(items.get(i), place + "/" + i, found);
            }
        }
    }
}
