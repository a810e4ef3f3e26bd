package wherry.tools.memory;

import java.util.List;
import wherry.json.JsonObject;
import wherry.tool.Arguments;
import wherry.tool.method.Name;

/// What is to be added to an entity.
///
/// @param entityName Name of an entity that exists
/// @param contents   Facts to add, one each
record Addition(@Name("entityName") String entityName, List<String> contents) {

    static Addition of(Arguments values) {
        return new Addition(values.text("entityName"), values.texts("contents"));
    }

    JsonObject json() {
        return JsonObject.builder().put("entityName", entityName).put("contents", contents).build();
    }
}
