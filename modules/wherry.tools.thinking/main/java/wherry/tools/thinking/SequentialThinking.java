package wherry.tools.thinking;

import java.util.Optional;
import wherry.tool.CallContext;
import wherry.tool.method.Default;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.Name;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;

/// `sequentialthinking`: a model writes its thoughts down one by one, and is told how far it is.
///
/// The history is that of the client's session. Where the protocol has no session, it is what the call itself says.
final class SequentialThinking {
    /// Think through a hard problem step by step, one thought a call, where the plan may change on the way. Each thought can build on,
    /// question or revise earlier ones, or branch off. Estimate totalThoughts at first, and raise or lower it as you go. State a
    /// hypothesis, verify it against the thoughts before, and repeat until it holds. Set nextThoughtNeeded to false when you have the answer
    ///
    /// @param thought           This step: an analysis, a revision, a question, a change of plan, a hypothesis or its verification
    /// @param nextThoughtNeeded Whether another thought is to follow
    /// @param thoughtNumber     Number of this thought, such as 1; may exceed totalThoughts
    /// @param totalThoughts     Estimate of how many are needed, such as 5
    /// @param isRevision        Whether this revises an earlier thought
    /// @param revisesThought    Number of the thought that this revises
    /// @param branchFromThought Number of the thought that this branches off from
    /// @param branchId          Name of the branch, such as 'with-cache'
    /// @param needsMoreThoughts Whether more are needed than estimated
    @ToolMethod(name = "sequentialthinking", title = "Sequential Thinking", hints = Hint.READ_ONLY)
    ThinkingProgress think(String thought, @Name("nextThoughtNeeded") boolean nextThoughtNeeded,
            @Name("thoughtNumber") @Range(min = 1) int thoughtNumber,
            @Name("totalThoughts") @Range(min = 1) int totalThoughts,
            @Name("isRevision") @Default("false") boolean isRevision,
            @Name("revisesThought") @Range(min = 1) Optional<Integer> revisesThought,
            @Name("branchFromThought") @Range(min = 1) Optional<Integer> branchFromThought,
            @Name("branchId") @Length(max = ThoughtHistory.LONGEST_BRANCH) Optional<String> branchId,
            @Name("needsMoreThoughts") @Default("false") boolean needsMoreThoughts, CallContext call) {
        String branch = branchFromThought.isPresent() ? branchId.orElse("") : "";
        ThoughtHistory history = call.inSession(ThoughtHistory.class, ThoughtHistory::new)
                .orElseGet(() -> new ThoughtHistory(thoughtNumber - 1));
        return history.add(branch, thoughtNumber, totalThoughts, nextThoughtNeeded);
    }
}
