package wherry.json.schema.evaluation;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// The members and items of one instance that the keywords of one subschema have evaluated.
final class EvaluatedParts {
    private final Set<String> members = new HashSet<>();
    private final BitSet items = new BitSet();

    void add(EvaluatedParts other) {
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

    /// The steps for adding these to others.
    int size() {
        return members.size() + items.length() / Long.SIZE;
    }
}
