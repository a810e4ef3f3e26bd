package wherry.tools.memory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import wherry.tool.method.Default;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.Range;
import wherry.tool.method.ResourceMethod;
import wherry.tool.method.ToolMethod;

/// The tools and the resource that read the graph.
final class GraphQueries {
    static final String URI = "memory://knowledge-graph";
    private static final int MOST = 1000;
    private static final int LONGEST_QUERY = 1000;
    private static final String CURSOR = "nextCursor of a cut answer";

    private final GraphStore store;

    GraphQueries(GraphStore store) {
        this.store = store;
    }

    /// The graph at one moment.
    private record Snapshot(List<Entity> entities, List<Relation> relations) {
        Snapshot(Graph graph) {
            this(graph.entities(), graph.relations());
        }
    }

    /// Read the whole knowledge graph, page by page when it is large
    ///
    /// @param limit  Entities on a page
    /// @param cursor {@value #CURSOR}
    @ToolMethod(title = "Read Graph", hints = Hint.READ_ONLY)
    GraphPage readGraph(@Default("1000") @Range(min = 1, max = MOST) int limit, Optional<String> cursor) throws InterruptedException {
        Snapshot graph = snapshot();
        return Pages.ofAll(graph.entities(), graph.relations(), limit, cursor.orElse(""));
    }

    /// Search the knowledge graph for entities by words in their names, types and observations, best first, with their relations. Search
    /// before answering from memory
    ///
    /// @param query  A few words, such as 'ada project deadline'; any of them may match
    /// @param limit  Entities on a page
    /// @param cursor {@value #CURSOR}
    @ToolMethod(title = "Search Nodes", hints = Hint.READ_ONLY)
    GraphPage searchNodes(@Length(max = LONGEST_QUERY) String query, @Default("100") @Range(min = 1, max = MOST) int limit,
            Optional<String> cursor) throws InterruptedException {
        Snapshot graph = snapshot();
        return Pages.of(EntityRanking.best(query, graph.entities()), graph.relations(), limit, cursor.orElse(""));
    }

    /// Read entities of the knowledge graph by their names, with their relations
    ///
    /// @param names  Exact names of the entities
    /// @param cursor {@value #CURSOR}
    @ToolMethod(title = "Open Nodes", hints = Hint.READ_ONLY)
    GraphPage openNodes(List<String> names, Optional<String> cursor) throws InterruptedException {
        Snapshot graph = snapshot();
        var wanted = new HashSet<>(names);
        return Pages.of(graph.entities().stream().filter(each -> wanted.contains(each.name())).toList(), graph.relations(), MOST, cursor.orElse(""));
    }

    /// The full knowledge graph with all entities and relations; of a large one, its first page, after which read_graph goes on
    @ResourceMethod(value = URI, name = "knowledge-graph", title = "Knowledge Graph")
    GraphPage knowledgeGraph() throws InterruptedException {
        return readGraph(MOST, Optional.empty());
    }

    private Snapshot snapshot() throws InterruptedException {
        return store.read(Snapshot::new);
    }
}
