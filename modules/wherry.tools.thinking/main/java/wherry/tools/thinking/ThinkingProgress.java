package wherry.tools.thinking;

import java.util.List;
import wherry.tool.method.Name;

/// How far the thinking is.
record ThinkingProgress(@Name("thoughtNumber") int thoughtNumber, @Name("totalThoughts") int totalThoughts,
        @Name("nextThoughtNeeded") boolean nextThoughtNeeded, List<String> branches,
        @Name("thoughtHistoryLength") int thoughtHistoryLength) {
}
