package wherry.server.access;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an operator says of scopes: which ones items need, in the place of those that their authors name, and which scopes imply others.
/// Immutable.
///
/// @param rules   a rule that names an item counts more than one for its module, and that more than the author's scopes. Of several rules that
///                count the same, all hold
/// @param implied by scope, the scopes that it includes
public record ScopePolicy(List<Rule> rules, Map<String, Set<String>> implied) {
    /// The scopes that the authors name, each for itself.
    public static final ScopePolicy NONE = new ScopePolicy(List.of(), Map.of());

    /// @param place  of the rule in the policy, for messages
    /// @param module the name of a module or of its capability; empty for a rule that names items
    /// @param items  a group, by name
    /// @param scopes that each of them needs; empty for none
    public record Rule(String place, String module, Set<Item> items, Set<String> scopes) {
        public Rule {
            items = Set.copyOf(items);
            scopes = Set.copyOf(scopes);
        }
    }

    public ScopePolicy {
        rules = List.copyOf(rules);
        implied = Map.copyOf(implied);
    }

    /// The scopes that a caller needs for an item.
    ///
    /// @param owners the names of the item's module and capability
    /// @param own    the scopes that the item's author names
    public Set<String> scopes(Item item, Collection<String> owners, Set<String> own) {
        return union(rules.stream().filter(rule -> rule.items().contains(item)).toList())
                .or(() -> union(rules.stream().filter(rule -> owners.contains(rule.module())).toList()))
                .orElse(own);
    }

    private static Optional<Set<String>> union(List<Rule> matching) {
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        var all = new LinkedHashSet<String>();
        matching.forEach(rule -> all.addAll(rule.scopes()));
        return Optional.of(all);
    }

    /// The given scopes and all that they imply.
    public Set<String> broadened(Set<String> scopes) {
        if (implied.isEmpty()) {
            return scopes;
        }
        var all = new LinkedHashSet<>(scopes);
        var left = new ArrayDeque<>(scopes);
        while (!left.isEmpty()) {
            for (String each : implied.getOrDefault(left.remove(), Set.of())) {
                if (all.add(each)) {
                    left.add(each);
                }
            }
        }
        return all;
    }
}
