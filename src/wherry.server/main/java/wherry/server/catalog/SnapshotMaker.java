package wherry.server.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wherry.server.access.Item;
import wherry.server.access.ScopePolicy;
import wherry.server.event.Log;
import wherry.server.options.ToolOptions;
import wherry.server.search.RemovedTools;
import wherry.server.search.ToolSearch;
import wherry.tool.Tool;

/// Makes a [CatalogSnapshot] of what all capabilities offer, with the tools that the settings leave. The [Catalog] guards it.
final class SnapshotMaker {
    private final ToolOptions options;
    private final Log log;
    /// Null when all tools are offered as they are.
    private final ToolSelection selection;
    private ScopePolicy policy = ScopePolicy.NONE;
    /// The last one of the search; null when there was none.
    private Contribution ofSearch;

    SnapshotMaker(ToolOptions options, Log log) {
        this.options = options;
        this.log = log;
        this.selection = options.isAll() ? null : new ToolSelection(options);
    }

    /// @param before the snapshot that it follows
    /// @throws IllegalArgumentException when two items of one list have the same name
    CatalogSnapshot after(CatalogSnapshot before, List<Contribution> contributions) {
        List<Contribution> offered = offered(contributions);
        return options.searchFrom() == Integer.MAX_VALUE || tools(offered).size() < options.searchFrom()
                ? new CatalogSnapshot(offered, removed(before, offered), policy) : searched(before, contributions, offered);
    }

    private List<Contribution> offered(List<Contribution> contributions) {
        return selection == null ? contributions : contributions.stream().map(selection::of).toList();
    }

    /// Has callers need the scopes of this policy from the next snapshot on.
    ///
    /// @throws IllegalArgumentException when it names what is not there; the message lists what is
    void policy(ScopePolicy next, List<Contribution> contributions) {
        // A policy may also name tools that are off.
        List<Contribution> all = selection == null ? contributions : contributions.stream().map(selection::named).toList();
        new ItemScopes(offered(contributions), next).requireKnown(new ItemScopes(all, next));
        policy = next;
    }

    private static Map<String, Long> removed(CatalogSnapshot before, List<Contribution> offered) {
        if (before.tools().isEmpty() && before.removed().isEmpty()) {
            return Map.of();
        }
        List<String> now = tools(offered).stream().map(entry -> entry.tool().name()).toList();
        return RemovedTools.after(before.removed(), before.tools().keySet(), now, System.nanoTime());
    }

    private static List<ToolEntry> tools(List<Contribution> offered) {
        return offered.stream().flatMap(each -> each.tools().stream()).toList();
    }

    /// A snapshot with a search in the place of the tools that are not pinned. One whose call has to mirror arguments in headers stays in the
    /// list, since proxies go by them.
    private CatalogSnapshot searched(CatalogSnapshot before, List<Contribution> all, List<Contribution> offered) {
        List<ToolEntry> entries = tools(offered);
        var direct = new HashSet<String>();
        entries.stream().filter(entry -> !HeaderParameter.of(entry.tool().inputSchema()).isEmpty()).forEach(entry -> direct.add(entry.tool().name()));
        Set<String> pinned = selection.pinned(all);
        pinned.addAll(direct);
        List<String> areas = offered.stream().filter(each -> !each.tools().isEmpty()).map(each -> each.capability().name()).toList();
        List<Tool> tools = entries.stream().map(ToolEntry::tool).toList();
        var scopes = new ItemScopes(offered, policy);
        var search = new ToolSearch(options.prefix(), areas, tools, direct,
                (caller, tool) -> scopes.permits(caller, new Item(Item.Kind.TOOL, tool)));
        ofSearch = Contribution.of(search, ofSearch == null ? Contribution.none(search) : ofSearch, log);
        var contributions = new ArrayList<>(offered);
        contributions.addFirst(ofSearch);
        return new CatalogSnapshot(contributions, removed(before, contributions), policy, search, pinned);
    }

    /// The names of the tools that are off.
    List<String> off(List<Contribution> contributions) {
        return selection == null ? List.of() : selection.off(contributions);
    }

    /// @throws IllegalArgumentException when a setting names what is not there; the message lists what is
    void check(List<Contribution> contributions) {
        if (selection != null) {
            selection.check(contributions);
        }
    }
}
