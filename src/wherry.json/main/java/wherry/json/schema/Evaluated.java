package wherry.json.schema;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// Which members and items of one instance some keyword of one subschema has evaluated.
final class Evaluated {
    private final Set<String> members = new HashSet<>();
    private final BitSet items = new BitSet();

    void add(Evaluated other) {
        members.addAll(other.members);
        items.or(other.items);
    }

    void addMember(String name) {
        members.add(name);
    }

    void addItem(int index) {
        items.set(index);
    }

    boolean hasMember(String name) {
        return members.contains(name);
    }

    boolean hasItem(int index) {
        return items.get(index);
    }
}
