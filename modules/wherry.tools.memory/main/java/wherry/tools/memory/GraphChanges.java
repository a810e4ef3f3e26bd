package wherry.tools.memory;

import java.util.List;
import wherry.tool.method.Hint;
import wherry.tool.method.Name;
import wherry.tool.method.ToolMethod;

/// The tools that change the graph.
final class GraphChanges {
    private final GraphStore store;

    GraphChanges(GraphStore store) {
        this.store = store;
    }

    record CreatedEntities(List<Entity> entities) {
    }

    record CreatedRelations(List<Relation> relations) {
    }

    record AddedObservations(List<Added> results) {
    }

    record Added(@Name("entityName") String entityName, @Name("addedObservations") List<String> addedObservations) {
    }

    /// Remember new entities in the knowledge graph. Those whose names exist are passed over; the result has the new ones
    ///
    /// @param entities What to remember
    @ToolMethod(title = "Create Entities", hints = Hint.ADDITIVE)
    CreatedEntities createEntities(List<GivenEntity> entities) throws InterruptedException {
        return new CreatedEntities(store.write(new Change.CreateEntities(entities.stream().map(GivenEntity::entity).toList())));
    }

    /// Remember relations between entities of the knowledge graph. Those that exist are passed over; the result has the new ones
    ///
    /// @param relations What to remember
    @ToolMethod(title = "Create Relations", hints = Hint.ADDITIVE)
    CreatedRelations createRelations(List<GivenRelation> relations) throws InterruptedException {
        return new CreatedRelations(store.write(new Change.CreateRelations(relations(relations))));
    }

    /// Remember more about entities that exist in the knowledge graph. Fails, and adds nothing, when one does not exist
    ///
    /// @param observations What to add, for each entity
    @ToolMethod(title = "Add Observations", hints = Hint.ADDITIVE)
    AddedObservations addObservations(List<Addition> observations) throws InterruptedException {
        return new AddedObservations(store.write(new Change.AddObservations(observations)).stream()
                .map(each -> new Added(each.entityName(), each.contents())).toList());
    }

    /// Forget entities of the knowledge graph, and their relations
    ///
    /// @param entityNames Names of the entities
    @ToolMethod(title = "Delete Entities", hints = {Hint.DESTRUCTIVE, Hint.IDEMPOTENT})
    Deleted deleteEntities(@Name("entityNames") List<String> entityNames) throws InterruptedException {
        return store.write(new Change.DeleteEntities(entityNames));
    }

    /// Forget observations of entities in the knowledge graph
    ///
    /// @param deletions What to forget, for each entity
    @ToolMethod(title = "Delete Observations", hints = {Hint.DESTRUCTIVE, Hint.IDEMPOTENT})
    Deleted deleteObservations(List<Deletion> deletions) throws InterruptedException {
        return store.write(new Change.DeleteObservations(deletions));
    }

    /// Forget relations between entities of the knowledge graph
    ///
    /// @param relations What to forget
    @ToolMethod(title = "Delete Relations", hints = {Hint.DESTRUCTIVE, Hint.IDEMPOTENT})
    Deleted deleteRelations(List<GivenRelation> relations) throws InterruptedException {
        return store.write(new Change.DeleteRelations(relations(relations)));
    }

    private static List<Relation> relations(List<GivenRelation> given) {
        return given.stream().map(GivenRelation::relation).toList();
    }
}
