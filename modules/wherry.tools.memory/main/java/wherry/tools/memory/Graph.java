package wherry.tools.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wherry.json.MessageText;
import wherry.tool.ToolFailure;

/// All entities and relations, in the order in which they came. A change that fails changes nothing. For one thread at a time.
final class Graph {
    /// The most that one entity may weigh.
    static final long HEAVIEST_ENTITY = 256 << 10;

    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private long weight;
    private long heaviest = Long.MAX_VALUE;
    private long heaviestEntity = Long.MAX_VALUE;
    private long changes;

    /// Refuses from now on what would make the graph weigh more than this. What there is may be more.
    void limit(long most) {
        heaviest = most;
        heaviestEntity = HEAVIEST_ENTITY;
    }

    /// Characters, and [Entity#ITEM] for each entity, observation and relation.
    long weight() {
        return weight;
    }

    /// How often the graph became another.
    long changes() {
        return changes;
    }

    List<Entity> entities() {
        return List.copyOf(entities.values());
    }

    List<Relation> relations() {
        return List.copyOf(relations);
    }

    /// Adds the entities whose names are new, and gives them back.
    List<Entity> createEntities(List<Entity> given) {
        var created = new LinkedHashMap<String, Entity>();
        given.stream().filter(each -> !entities.containsKey(each.name())).forEach(each -> created.putIfAbsent(each.name(), each));
        keep(created.values());
        return List.copyOf(created.values());
    }

    /// Adds an entity, or its observations when its name is known.
    void merge(Entity given) {
        Entity known = entities.get(given.name());
        keep(List.of(known == null ? given : known.with(news(known, given.observations()))));
    }

    /// Adds the relations that are new, and gives them back.
    List<Relation> createRelations(List<Relation> given) {
        var created = new LinkedHashSet<>(given);
        created.removeAll(relations);
        long more = created.stream().mapToLong(Relation::weight).sum();
        requireRoom(more);
        if (relations.addAll(created)) {
            changed(more);
        }
        return List.copyOf(created);
    }

    /// Adds the observations that are new, and gives them back.
    ///
    /// @throws ToolFailure when an entity does not exist
    List<Addition> addObservations(List<Addition> given) {
        var grown = new LinkedHashMap<String, Entity>();
        var added = new ArrayList<Addition>();
        for (Addition each : given) {
            Entity known = grown.getOrDefault(each.entityName(), entities.get(each.entityName()));
            if (known == null) {
                throw new ToolFailure("Entity with name " + MessageText.excerpt(each.entityName()) + " not found");
            }
            List<String> news = news(known, each.contents());
            added.add(new Addition(each.entityName(), news));
            if (!news.isEmpty()) {
                grown.put(known.name(), known.with(news));
            }
        }
        keep(grown.values());
        return added;
    }

    private static List<String> news(Entity known, List<String> contents) {
        var news = new LinkedHashSet<>(contents);
        known.observations().forEach(news::remove);
        return List.copyOf(news);
    }

    /// Deletes entities, and the relations of these names.
    void deleteEntities(List<String> given) {
        var names = new HashSet<>(given);
        for (String each : names) {
            Entity known = entities.remove(each);
            if (known != null) {
                changed(-known.weight());
            }
        }
        deleteRelations(relations.stream().filter(each -> names.contains(each.from()) || names.contains(each.to())).toList());
    }

    void deleteObservations(List<Deletion> given) {
        for (Deletion each : given) {
            Entity known = entities.get(each.entityName());
            if (known != null) {
                keep(List.of(known.without(each.observations())));
            }
        }
    }

    void deleteRelations(Collection<Relation> given) {
        for (Relation each : given) {
            if (relations.remove(each)) {
                changed(-each.weight());
            }
        }
    }

    /// Puts entities in the place of those of their names.
    private void keep(Collection<Entity> given) {
        long more = 0;
        for (Entity each : given) {
            Entity known = entities.get(each.name());
            more += each.weight() - (known == null ? 0 : known.weight());
            if (each.weight() > heaviestEntity && (known == null || each.weight() > known.weight())) {
                throw new ToolFailure("The entity " + MessageText.excerpt(each.name()) + " would have " + each.weight() + " characters, of which " + Entity.ITEM
                        + " count for each observation; it may have " + heaviestEntity + ". Delete observations, or make several entities");
            }
        }
        requireRoom(more);
        for (Entity each : given) {
            if (!each.equals(entities.put(each.name(), each))) {
                changes++;
            }
        }
        weight += more;
    }

    private void requireRoom(long more) {
        if (more > 0 && weight + more > heaviest) {
            throw new ToolFailure("The memory is full: it would have " + (weight + more) + " characters, of which " + Entity.ITEM
                    + " count for each entity, observation and relation; it may have " + heaviest
                    + ". Delete what is no longer needed, or let the operator set MCP_MEMORY_SIZE");
        }
    }

    private void changed(long more) {
        weight += more;
        changes++;
    }
}
