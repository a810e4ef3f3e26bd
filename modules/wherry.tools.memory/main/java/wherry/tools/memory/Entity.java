package wherry.tools.memory;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import wherry.json.JsonObject;
import wherry.tool.Arguments;
import wherry.tool.method.Name;

/// A thing that is known, and what is known of it.
record Entity(String name, @Name("entityType") String entityType, List<String> observations) {
    /// What each item weighs beside its characters: about what it takes in the heap.
    static final int ITEM = 64;

    Entity {
        observations = List.copyOf(observations);
    }

    static Entity of(Arguments values) {
        return new Entity(values.text("name"), values.text("entityType"), values.texts("observations"));
    }

    JsonObject json() {
        return JsonObject.builder().put("name", name).put("entityType", entityType).put("observations", observations).build();
    }

    Entity with(List<String> more) {
        return new Entity(name, entityType, Stream.concat(observations.stream(), more.stream()).toList());
    }

    Entity without(List<String> less) {
        var gone = new HashSet<>(less);
        return new Entity(name, entityType, observations.stream().filter(each -> !gone.contains(each)).toList());
    }

    long weight() {
        long weight = ITEM + name.length() + entityType.length();
        for (String each : observations) {
            weight += ITEM + each.length();
        }
        return weight;
    }
}
