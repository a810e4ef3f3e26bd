package wherry.tools.memory;

import java.util.List;
import wherry.json.JsonObject;
import wherry.tool.Arguments;
import wherry.tool.method.Name;

/// What is to be deleted from an entity.
///
/// @param entityName   Name of the entity
/// @param observations Facts to delete, word for word
record Deletion(@Name("entityName") String entityName, List<String> observations) {

    static Deletion of(Arguments values) {
        return new Deletion(values.text("entityName"), values.texts("observations"));
    }

    JsonObject json() {
        return JsonObject.builder().put("entityName", entityName).put("observations", observations).build();
    }
}
