package wherry.server.catalog;

import java.util.List;
import java.util.Map;
import wherry.server.access.ScopePolicy;
import wherry.server.options.ToolOptions;

/// Makes a [CatalogSnapshot] of what all capabilities offer, with the tools that the settings leave. The [Catalog] guards it.
final class SnapshotMaker {
    /// Null when all tools are offered as they are.
    private final ToolSelection selection;
    private ScopePolicy policy = ScopePolicy.NONE;

    SnapshotMaker(ToolOptions options) {
        this.selection = options.isAll() ? null : new ToolSelection(options);
    }

    /// @param before the snapshot that it follows
    /// @throws IllegalArgumentException when two items of one list have the same name
    CatalogSnapshot after(CatalogSnapshot before, List<Contribution> contributions) {
        List<Contribution> offered = offered(contributions);
        return new CatalogSnapshot(offered, removed(before, offered), policy);
    }

    private List<Contribution> offered(List<Contribution> contributions) {
        return selection == null ? contributions : contributions.stream().map(selection::of).toList();
    }

    /// Has callers need the scopes of this policy from the next snapshot on.
    ///
    /// @throws IllegalArgumentException when it names what is not there; the message lists what is
    void policy(ScopePolicy next, List<Contribution> contributions) {
        // A policy may also name tools that are off.
        new ItemScopes(offered(contributions), next).requireKnown(new ItemScopes(contributions, next));
        policy = next;
    }

    private static Map<String, Long> removed(CatalogSnapshot before, List<Contribution> offered) {
        if (before.tools().isEmpty() && before.removed().isEmpty()) {
            return Map.of();
        }
        List<String> now = offered.stream().flatMap(each -> each.tools().stream()).map(entry -> entry.tool().name()).toList();
        return RemovedTools.after(before.removed(), before.tools().keySet(), now, System.nanoTime());
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
