package wherry.json.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The keywords for objects, all but `unevaluatedProperties`.
final class ObjectKeywords {
    private ObjectKeywords() {
    }

    static void compile(Source source, List<Keyword> keywords) {
        if (source.dialect().validation()) {
            List<String> required = source.strings("required");
            if (!required.isEmpty()) {
                keywords.add(new Required("required", required));
            }
            Size.compile(source, "Properties", "member", instance -> instance instanceof JsonObject o ? o.size() : -1, keywords);
            source.members("dependentRequired").forEach((name, names) -> keywords.add(
                    new Dependent(name, new Required("dependentRequired", source.strings("dependentRequired", names)))));
        }
        Members.compile(source, keywords);
        source.node("propertyNames").ifPresent(node -> keywords.add(new Names(node)));
        source.nodeMap("dependentSchemas").forEach((name, node) -> keywords.add(new Dependent(name, node::accepts)));
        source.members("dependencies").forEach((name, value) -> keywords.add(new Dependent(name, value instanceof JsonArray
                ? new Required("dependencies", source.strings("dependencies", value))
                : source.compile(value, "dependencies/" + Pointer.escape(name))::accepts)));
    }

    private record Required(String keyword, List<String> names) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            boolean valid = true;
            if (instance instanceof JsonObject object) {
                for (int i = 0; i < names.size() && (valid || !run.enough()); i++) {
                    String name = names.get(i);
                    valid &= object.has(name) || run.fail(keyword, () -> "expected a member '" + name + "', got none");
                }
            }
            return valid;
        }
    }

    /// What holds for an object only when it has a certain member.
    private record Dependent(String name, Keyword keyword) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            return !(instance instanceof JsonObject object) || !object.has(name) || keyword.accepts(instance, run);
        }
    }

    private record Names(Node node) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            boolean valid = true;
            if (instance instanceof JsonObject object) {
                List<String> names = object.names();
                for (int i = 0; i < names.size() && (valid || !run.enough()); i++) {
                    valid &= run.member(node, names.get(i), new JsonString(names.get(i)));
                }
            }
            return valid;
        }
    }

    /// `properties`, `patternProperties` and `additionalProperties`, in one pass over the members.
    ///
    /// @param additional  null when there is none
    private record Members(Map<String, Node> properties, List<Pattern> patterns, Node additional) implements Keyword {
        private record Pattern(EcmaPattern pattern, Node node) {
        }

        static void compile(Source source, List<Keyword> keywords) {
            Map<String, Node> properties = source.nodeMap("properties");
            var patterns = new ArrayList<Pattern>();
            source.nodeMap("patternProperties").forEach((regex, node) ->
                    patterns.add(new Pattern(EcmaPattern.compile(source, "patternProperties", regex), node)));
            Node additional = source.node("additionalProperties").orElse(null);
            if (!properties.isEmpty() || !patterns.isEmpty() || additional != null) {
                keywords.add(new Members(properties, List.copyOf(patterns), additional));
            }
        }

        @Override
        public boolean accepts(Json instance, Run run) {
            boolean valid = true;
            if (instance instanceof JsonObject object) {
                run.spend(object.size());
                for (int i = 0; i < object.size() && (valid || !run.enough()); i++) {
                    valid &= member(object.names().get(i), object.values().get(i), run);
                }
            }
            return valid;
        }

        private boolean member(String name, Json value, Run run) {
            Node node = properties.get(name);
            boolean known = node != null;
            boolean valid = !known || run.member(node, name, value);
            for (int i = 0; i < patterns.size(); i++) {
                if (patterns.get(i).pattern().isIn(name, run)) {
                    known = true;
                    valid &= run.member(patterns.get(i).node(), name, value);
                }
            }
            if (!known && additional != null) {
                known = true;
                valid = additional.never() ? run.failAt(name, "additionalProperties", this::unexpected)
                        : run.member(additional, name, value);
            }
            if (known && run.evaluated != null) {
                run.evaluated.addMember(name);
            }
            return valid;
        }

        private String unexpected() {
            String known = properties.isEmpty() ? "no member" : Shown.choice(List.copyOf(properties.keySet()));
            return "expected " + known + (patterns.isEmpty() ? "" : " or one that matches a pattern") + ", got another member";
        }
    }
}
