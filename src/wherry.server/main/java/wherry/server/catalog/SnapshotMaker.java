package wherry.server.catalog;

import java.util.List;
import wherry.server.options.ToolOptions;

/// Makes a [CatalogSnapshot] of what all capabilities offer, with the tools that the settings leave.
final class SnapshotMaker {
    /// Null when all tools are offered as they are.
    private final ToolSelection selection;

    SnapshotMaker(ToolOptions options) {
        this.selection = options.isAll() ? null : new ToolSelection(options);
    }

    /// @throws IllegalArgumentException when two items of one list have the same name
    CatalogSnapshot of(List<Contribution> contributions) {
        return new CatalogSnapshot(selection == null ? contributions : contributions.stream().map(selection::of).toList());
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
