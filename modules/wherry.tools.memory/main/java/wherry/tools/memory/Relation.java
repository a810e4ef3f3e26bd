package wherry.tools.memory;

import wherry.json.JsonObject;
import wherry.tool.Arguments;
import wherry.tool.method.Name;

/// How one entity is related to another.
record Relation(String from, String to, @Name("relationType") String relationType) {

    static Relation of(Arguments values) {
        return new Relation(values.text("from"), values.text("to"), values.text("relationType"));
    }

    JsonObject json() {
        return JsonObject.builder().put("from", from).put("to", to).put("relationType", relationType).build();
    }

    long weight() {
        return Entity.ITEM + from.length() + to.length() + relationType.length();
    }
}
