package wherry.json.schema.keyword;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonPointer;
import wherry.json.JsonString;
import wherry.json.MessageText;
import wherry.json.regex.Regex;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;
import wherry.json.schema.evaluation.Subschema;

/// The keywords for objects, all but `unevaluatedProperties`.
final class ObjectKeywords {
    private ObjectKeywords() {
    }

    static void compile(SchemaObject schema, List<Keyword> keywords) {
        if (schema.dialect().validation()) {
            List<String> required = schema.strings("required");
            if (!required.isEmpty()) {
                keywords.add(new Required("required", required));
            }
            SizeKeyword.compile(schema, "Properties", "member", instance -> instance instanceof JsonObject o ? o.size() : -1, keywords);
            schema.members("dependentRequired").forEach((name, names) -> keywords.add(
                    new Dependent(name, new Required("dependentRequired", schema.strings("dependentRequired", names)))));
        }
        Members.compile(schema, keywords);
        schema.subschema("propertyNames").ifPresent(subschema -> keywords.add(new Names(subschema)));
        schema.subschemaMap("dependentSchemas").forEach((name, subschema) -> keywords.add(new Dependent(name, subschema::accepts)));
        schema.members("dependencies").forEach((name, value) -> keywords.add(new Dependent(name, value instanceof JsonArray
                ? new Required("dependencies", schema.strings("dependencies", value))
                : schema.compile(value, "dependencies/" + JsonPointer.escape(name))::accepts)));
    }

    private record Required(String keyword, List<String> names) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            boolean valid = true;
            if (instance instanceof JsonObject object) {
                evaluation.spend(names.size());
                for (int i = 0; i < names.size() && (valid || !evaluation.enough()); i++) {
                    String name = names.get(i);
                    valid &= object.has(name)
                            || evaluation.fail(keyword, () -> "expected a member '" + MessageText.excerpt(name) + "', got none");
                }
            }
            return valid;
        }
    }

    /// The check of an object that has a certain member.
    private record Dependent(String name, Keyword keyword) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            return !(instance instanceof JsonObject object) || !object.has(name) || keyword.accepts(instance, evaluation);
        }
    }

    private record Names(Subschema subschema) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            boolean valid = true;
            if (instance instanceof JsonObject object) {
                for (int i = 0; i < object.size() && (valid || !evaluation.enough()); i++) {
                    valid &= evaluation.member(subschema, object.nameAt(i), new JsonString(object.nameAt(i)));
                }
            }
            return valid;
        }
    }

    /// `properties`, `patternProperties` and `additionalProperties`, in one pass over the members.
    ///
    /// @param additional null when there is none
    private record Members(Map<String, Subschema> properties, List<Pattern> patterns, Subschema additional) implements Keyword {
        private record Pattern(Regex regex, Subschema subschema) {
        }

        static void compile(SchemaObject schema, List<Keyword> keywords) {
            Map<String, Subschema> properties = schema.subschemaMap("properties");
            var patterns = new ArrayList<Pattern>();
            schema.subschemaMap("patternProperties").forEach((regex, subschema) ->
                    patterns.add(new Pattern(schema.regex("patternProperties", regex), subschema)));
            Subschema additional = schema.subschema("additionalProperties").orElse(null);
            if (!properties.isEmpty() || !patterns.isEmpty() || additional != null) {
                keywords.add(new Members(properties, List.copyOf(patterns), additional));
            }
        }

        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            boolean valid = true;
            if (instance instanceof JsonObject object) {
                evaluation.spend(object.size());
                for (int i = 0; i < object.size() && (valid || !evaluation.enough()); i++) {
                    valid &= member(object.nameAt(i), object.valueAt(i), evaluation);
                }
            }
            return valid;
        }

        private boolean member(String name, Json value, Evaluation evaluation) {
            Subschema subschema = properties.get(name);
            boolean known = subschema != null;
            boolean valid = !known || evaluation.member(subschema, name, value);
            for (int i = 0; i < patterns.size(); i++) {
                if (evaluation.isIn(name, patterns.get(i).regex())) {
                    known = true;
                    valid &= evaluation.member(patterns.get(i).subschema(), name, value);
                }
            }
            if (!known && additional != null) {
                known = true;
                valid = additional.never() ? evaluation.failAt(name, "additionalProperties", this::unexpected)
                        : evaluation.member(additional, name, value);
            }
            if (known) {
                evaluation.noteMember(name);
            }
            return valid;
        }

        private String unexpected() {
            String known = properties.isEmpty() ? "no member" : MessageText.choice(List.copyOf(properties.keySet()));
            return "expected " + known + (patterns.isEmpty() ? "" : " or one that matches a pattern") + ", got another member";
        }
    }
}
