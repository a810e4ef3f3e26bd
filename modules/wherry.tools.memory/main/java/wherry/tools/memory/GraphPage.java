package wherry.tools.memory;

import java.util.List;
import java.util.Optional;
import wherry.tool.method.Name;

/// A part of the graph, and where the next one begins if there is one.
record GraphPage(List<Entity> entities, List<Relation> relations, @Name("nextCursor") Optional<String> nextCursor) {
}
