package wherry.server.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import wherry.protocol.Call;
import wherry.protocol.Message;
import wherry.protocol.Methods;
import wherry.protocol.Revision;
import wherry.server.access.Item;
import wherry.server.access.ScopePolicy;
import wherry.server.search.RemovedTools;
import wherry.server.search.ToolSearch;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.Principal;
import wherry.tool.Prompt;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;

/// All that the server offers at one moment, checked, by name; immutable. A call keeps the snapshot that it began with.
public final class CatalogSnapshot {
    /// An extension's method, with the extension that the client must declare.
    public record MethodEntry(ExtensionMethod method, Extension extension) {
    }

    static final CatalogSnapshot EMPTY = new CatalogSnapshot(List.of(), Map.of(), ScopePolicy.NONE);

    private final Map<String, ToolEntry> tools;
    private final Map<String, Resource> resources;
    private final Map<String, ResourceTemplate> templates;
    private final Map<String, Prompt> prompts;
    private final Map<String, Extension> extensions;
    private final Map<String, MethodEntry> methods;
    private final String instructions;
    /// The tools that are gone, each with the time of that.
    private final Map<String, Long> removed;
    private final ItemScopes scopes;
    /// The tools in the list; all of them unless there is a search.
    private final Map<String, ToolEntry> listed;
    /// Null when there is none.
    private final ToolSearch search;

    /// @param contributions in the order of the lists
    /// @param removed       the tools that are gone, as [RemovedTools] says
    /// @throws IllegalArgumentException when two items of one list have the same name
    CatalogSnapshot(List<Contribution> contributions, Map<String, Long> removed, ScopePolicy policy) {
        this(contributions, removed, policy, null, Set.of());
    }

    /// @param search in the place of the tools that are not `pinned`; its own are among the contributions. Null for none
    CatalogSnapshot(List<Contribution> contributions, Map<String, Long> removed, ScopePolicy policy, ToolSearch search, Set<String> pinned) {
        this.removed = removed;
        this.search = search;
        tools = byName("tool", contributions, Contribution::tools, entry -> entry.tool().name());
        resources = byName("resource", contributions, Contribution::resources, Resource::uri);
        templates = byName("resource template", contributions, Contribution::templates, each -> each.uriTemplate().toString());
        prompts = byName("prompt", contributions, Contribution::prompts, Prompt::name);
        extensions = byName("extension", contributions, Contribution::extensions, Extension::identifier);
        methods = methods(extensions.values());
        instructions = contributions.stream().map(Contribution::instructions).filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n\n"));
        scopes = new ItemScopes(contributions, policy);
        listed = search == null ? tools : pinned(pinned);
    }

    private Map<String, ToolEntry> pinned(Set<String> names) {
        var pinned = new LinkedHashMap<>(tools);
        pinned.keySet().removeIf(name -> !search.isOwn(name) && !names.contains(name));
        return Collections.unmodifiableMap(pinned);
    }

    private static <T> Map<String, T> byName(String what, List<Contribution> contributions,
            Function<Contribution, List<T>> list, Function<T, String> name) {
        var all = new LinkedHashMap<String, T>();
        var owners = new HashMap<String, String>();
        for (Contribution contribution : contributions) {
            String capability = contribution.capability().name();
            for (T item : list.apply(contribution)) {
                if (all.putIfAbsent(name.apply(item), item) != null) {
                    throw new IllegalArgumentException("capability " + capability + ": a second " + what + " named "
                            + name.apply(item) + "; the first is of capability " + owners.get(name.apply(item)) + "; rename one of them");
                }
                owners.put(name.apply(item), capability);
            }
        }
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, MethodEntry> methods(Collection<Extension> extensions) {
        var byName = new HashMap<String, MethodEntry>();
        for (Extension extension : extensions) {
            for (ExtensionMethod method : extension.methods()) {
                if (Methods.isCore(method.name())) {
                    throw new IllegalArgumentException("extension " + extension.identifier() + " has a method " + method.name()
                            + ", which is the protocol's own");
                }
                if (byName.put(method.name(), new MethodEntry(method, extension)) != null) {
                    throw new IllegalArgumentException("two extensions have a method named " + method.name());
                }
            }
        }
        return Map.copyOf(byName);
    }

    public Map<String, ToolEntry> tools() {
        return tools;
    }

    /// Those of the [#tools] that clients see in the list.
    public Map<String, ToolEntry> listed() {
        return listed;
    }

    /// The request as one for the tool that it means: a call by the tool of a search becomes a call of the tool that it names.
    public Message.Request named(Message.Request request) {
        return search == null ? request : search.named(request, name -> tools.containsKey(name) || removed.containsKey(name));
    }

    Map<String, Long> removed() {
        return removed;
    }

    /// What to tell a model that calls a tool which went away not long ago; empty for one that is there or never was.
    ///
    /// @param caller reads of the tools that it may use
    public Optional<String> removal(String tool, Principal caller) {
        Long since = removed.get(tool);
        return since != null && RemovedTools.isKept(since, System.nanoTime())
                ? Optional.of(RemovedTools.text(tool, scopes.permitted(caller, Item.Kind.TOOL, listed).keySet())) : Optional.empty();
    }

    public Map<String, Resource> resources() {
        return resources;
    }

    public Map<String, ResourceTemplate> templates() {
        return templates;
    }

    public Map<String, Prompt> prompts() {
        return prompts;
    }

    public Map<String, Extension> extensions() {
        return extensions;
    }

    /// The methods of all extensions, by name.
    public Map<String, MethodEntry> methods() {
        return methods;
    }

    /// The scopes that callers need.
    public ItemScopes scopes() {
        return scopes;
    }

    public Optional<String> instructions() {
        return Optional.of(instructions).filter(text -> !text.isEmpty());
    }

    /// Whether any prompt or template has a completer.
    public boolean completes() {
        return templates.values().stream().anyMatch(template -> !template.completers().isEmpty())
                || prompts.values().stream().flatMap(prompt -> prompt.arguments().stream())
                        .anyMatch(argument -> argument.completer().isPresent());
    }

    /// The kinds of lists that are not empty. The server declares these.
    public Set<ListKind> kinds() {
        Set<ListKind> kinds = EnumSet.noneOf(ListKind.class);
        if (!tools.isEmpty()) {
            kinds.add(ListKind.TOOLS);
        }
        if (!prompts.isEmpty()) {
            kinds.add(ListKind.PROMPTS);
        }
        if (!resources.isEmpty() || !templates.isEmpty()) {
            kinds.add(ListKind.RESOURCES);
        }
        return kinds;
    }

    /// Whether the call belongs to a feature that the server declares. The methods of other features do not exist (specification:
    /// basic/versioning).
    public boolean offers(Call call, Revision revision) {
        return switch (call) {
            case Call.ListItems list -> kinds().contains(switch (list.kind()) {
                case TOOLS -> ListKind.TOOLS;
                case PROMPTS -> ListKind.PROMPTS;
                case RESOURCES, RESOURCE_TEMPLATES -> ListKind.RESOURCES;
            });
            case Call.CallTool _ -> !tools.isEmpty() || !removed.isEmpty();
            case Call.GetPrompt _ -> !prompts.isEmpty();
            case Call.ReadResource _, Call.Subscribe _, Call.Unsubscribe _ -> !resources.isEmpty() || !templates.isEmpty();
            case Call.Complete _ -> completes();
            case Call.Other other -> revision.isModern() && methods.containsKey(other.method());
            case Call.Initialize _, Call.Discover _, Call.Ping _, Call.SetLevel _, Call.Listen _ -> true;
        };
    }

    /// Whether a resource has this URI or a template matches it.
    public boolean hasResource(String uri) {
        return resources.containsKey(uri)
                || templates.values().stream().anyMatch(template -> template.uriTemplate().match(uri).isPresent());
    }
}
