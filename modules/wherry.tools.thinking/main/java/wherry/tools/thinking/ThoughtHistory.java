package wherry.tools.thinking;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import wherry.tool.ToolFailure;

/// How many thoughts there were, and the names of their branches. The thoughts themselves are not kept: the model has them. Safe for use
/// by many threads.
final class ThoughtHistory {
    static final int LONGEST_BRANCH = 100;
    /// With names this long, a session keeps about 4 KiB.
    private static final int MOST_BRANCHES = 20;

    /// Guarded by this object, as is the length.
    private final Set<String> branches = new LinkedHashSet<>();
    private int length;

    ThoughtHistory() {
        this(0);
    }

    /// @param length how many thoughts there were before
    ThoughtHistory(int length) {
        this.length = length;
    }

    /// Counts a thought.
    ///
    /// @param branch empty for a thought outside of branches
    /// @throws ToolFailure when it begins a branch too many
    synchronized ThinkingProgress add(String branch, int number, int total, boolean nextNeeded) {
        if (!branch.isEmpty() && !branches.contains(branch)) {
            if (branches.size() == MOST_BRANCHES) {
                throw new ToolFailure("There are " + MOST_BRANCHES + " branches, and no more are kept: " + String.join(", ", branches)
                        + ". Go on in one of them, or think without branchId");
            }
            branches.add(branch);
        }
        length++;
        return new ThinkingProgress(number, Math.max(number, total), nextNeeded, List.copyOf(branches), length);
    }
}
