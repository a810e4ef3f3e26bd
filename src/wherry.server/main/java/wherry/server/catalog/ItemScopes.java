package wherry.server.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import wherry.server.access.Item;
import wherry.server.access.ScopePolicy;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.Principal;
import wherry.tool.Prompt;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;

/// The scopes that callers need for what the server offers at one moment. An anonymous caller needs none: it came where nobody is asked for a
/// token. Immutable.
public final class ItemScopes {
    /// Only the items that need one.
    private final Map<Item, Set<String>> needed = new HashMap<>();
    private final ScopePolicy policy;
    /// What a policy may name. Empty without one.
    private final Set<Item> offered = new HashSet<>();
    private final Set<String> owners = new TreeSet<>();

    ItemScopes(List<Contribution> contributions, ScopePolicy policy) {
        this.policy = policy;
        for (Contribution each : contributions) {
            add(each);
        }
    }

    private void add(Contribution contribution) {
        List<String> names = owners(contribution);
        owners.addAll(names);
        for (ToolEntry entry : contribution.tools()) {
            add(Item.Kind.TOOL, entry.tool().name(), names, entry.tool().scopes());
        }
        for (Resource resource : contribution.resources()) {
            add(Item.Kind.RESOURCE, resource.uri(), names, resource.scopes());
        }
        for (ResourceTemplate template : contribution.templates()) {
            add(Item.Kind.TEMPLATE, template.uriTemplate().toString(), names, template.scopes());
        }
        for (Prompt prompt : contribution.prompts()) {
            add(Item.Kind.PROMPT, prompt.name(), names, prompt.scopes());
        }
        for (Extension extension : contribution.extensions()) {
            for (ExtensionMethod method : extension.methods()) {
                add(Item.Kind.METHOD, method.name(), names, Set.of());
            }
        }
    }

    private static List<String> owners(Contribution contribution) {
        String module = contribution.capability().getClass().getModule().getName();
        String name = contribution.capability().name();
        return module == null ? List.of(name) : List.of(name, module);
    }

    private void add(Item.Kind kind, String name, List<String> ownerNames, Set<String> own) {
        if (own.isEmpty() && policy == ScopePolicy.NONE) {
            return;
        }
        var item = new Item(kind, name);
        offered.add(item);
        Set<String> scopes = policy.scopes(item, ownerNames, own);
        if (!scopes.isEmpty()) {
            needed.put(item, Collections.unmodifiableSet(new LinkedHashSet<>(scopes)));
        }
    }

    /// The scopes that a caller needs; empty for none, and for what does not exist.
    public Set<String> of(Item item) {
        return needed.getOrDefault(item, Set.of());
    }

    /// Whether the caller may see and use it.
    public boolean permits(Principal caller, Item item) {
        return caller.isAnonymous() || caller.scopes().containsAll(of(item));
    }

    /// Those that the caller may see and use, in the same order.
    public <T> Map<String, T> permitted(Principal caller, Item.Kind kind, Map<String, T> byName) {
        if (caller.isAnonymous() || needed.isEmpty()) {
            return byName;
        }
        var permitted = new LinkedHashMap<String, T>();
        byName.forEach((name, item) -> {
            if (permits(caller, new Item(kind, name))) {
                permitted.put(name, item);
            }
        });
        return permitted;
    }

    /// Checks that all that the policy names is there.
    ///
    /// @param more  further items that it may name
    /// @throws IllegalArgumentException when it is not; the message says what there is, a line for each mistake
    void requireKnown(ItemScopes more) {
        var problems = new ArrayList<String>();
        for (ScopePolicy.Rule rule : policy.rules()) {
            if (!rule.module().isEmpty() && !owners.contains(rule.module())) {
                problems.add(rule.place() + ".module: expected one of " + owners + ", got '" + rule.module() + "'");
            }
            for (Item item : rule.items()) {
                if (!offered.contains(item) && !more.offered.contains(item)) {
                    problems.add(rule.place() + "." + item.kind().member() + ": expected some of " + names(item.kind()) + ", got '" + item.name() + "'");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private List<String> names(Item.Kind kind) {
        return offered.stream().filter(item -> item.kind() == kind).map(Item::name).sorted().toList();
    }
}
