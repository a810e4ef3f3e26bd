package wherry.tools.memory;

import java.util.List;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Argument;
import wherry.tool.Arguments;

/// What a call changes in the graph, and how it stands in the log: as the name of the tool and its arguments. Who reads the log makes
/// the same calls again.
///
/// @param <R> what the call gives back
sealed interface Change<R> {

    R apply(Graph graph);

    JsonObject json();

    /// @throws RuntimeException when it is no change
    static Change<?> of(String type, Arguments values) {
        return switch (type) {
            case CreateEntities.TYPE -> new CreateEntities(values.list("entities", each -> Entity.of(each.object())));
            case CreateRelations.TYPE -> new CreateRelations(values.list("relations", each -> Relation.of(each.object())));
            case AddObservations.TYPE -> new AddObservations(values.list("observations", each -> Addition.of(each.object())));
            case DeleteEntities.TYPE -> new DeleteEntities(values.list("entityNames", Argument::text));
            case DeleteObservations.TYPE -> new DeleteObservations(values.list("deletions", each -> Deletion.of(each.object())));
            case DeleteRelations.TYPE -> new DeleteRelations(values.list("relations", each -> Relation.of(each.object())));
            default -> throw new IllegalArgumentException("no change is of type " + type);
        };
    }

    private static JsonObject json(String type, String member, JsonArray items) {
        return JsonObject.builder().put("type", type).put(member, items).build();
    }

    record CreateEntities(List<Entity> entities) implements Change<List<Entity>> {
        static final String TYPE = "create_entities";

        @Override
        public List<Entity> apply(Graph graph) {
            return graph.createEntities(entities);
        }

        @Override
        public JsonObject json() {
            return Change.json(TYPE, "entities", JsonArray.of(entities, Entity::json));
        }
    }

    record CreateRelations(List<Relation> relations) implements Change<List<Relation>> {
        static final String TYPE = "create_relations";

        @Override
        public List<Relation> apply(Graph graph) {
            return graph.createRelations(relations);
        }

        @Override
        public JsonObject json() {
            return Change.json(TYPE, "relations", JsonArray.of(relations, Relation::json));
        }
    }

    record AddObservations(List<Addition> observations) implements Change<List<Addition>> {
        static final String TYPE = "add_observations";

        @Override
        public List<Addition> apply(Graph graph) {
            return graph.addObservations(observations);
        }

        @Override
        public JsonObject json() {
            return Change.json(TYPE, "observations", JsonArray.of(observations, Addition::json));
        }
    }

    record DeleteEntities(List<String> entityNames) implements Change<Deleted> {
        static final String TYPE = "delete_entities";

        @Override
        public Deleted apply(Graph graph) {
            graph.deleteEntities(entityNames);
            return new Deleted(true, "Entities deleted successfully");
        }

        @Override
        public JsonObject json() {
            return Change.json(TYPE, "entityNames", JsonArray.ofStrings(entityNames));
        }
    }

    record DeleteObservations(List<Deletion> deletions) implements Change<Deleted> {
        static final String TYPE = "delete_observations";

        @Override
        public Deleted apply(Graph graph) {
            graph.deleteObservations(deletions);
            return new Deleted(true, "Observations deleted successfully");
        }

        @Override
        public JsonObject json() {
            return Change.json(TYPE, "deletions", JsonArray.of(deletions, Deletion::json));
        }
    }

    record DeleteRelations(List<Relation> relations) implements Change<Deleted> {
        static final String TYPE = "delete_relations";

        @Override
        public Deleted apply(Graph graph) {
            graph.deleteRelations(relations);
            return new Deleted(true, "Relations deleted successfully");
        }

        @Override
        public JsonObject json() {
            return Change.json(TYPE, "relations", JsonArray.of(relations, Relation::json));
        }
    }
}
