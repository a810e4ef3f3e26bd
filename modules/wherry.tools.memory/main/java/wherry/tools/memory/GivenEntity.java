package wherry.tools.memory;

import java.util.List;
import wherry.tool.method.Name;

/// An [Entity] as an argument. Its descriptions stand in the list of tools where a model has to know them, and not in each result.
///
/// @param name         Unique name, such as 'Ada_Lovelace'
/// @param entityType   Kind of thing, such as 'person'
/// @param observations Facts, one each, such as 'Speaks French'
record GivenEntity(String name, @Name("entityType") String entityType, List<String> observations) {

    Entity entity() {
        return new Entity(name, entityType, observations);
    }
}
