package wherry.json.schema;

import wherry.json.Json;

/// What one keyword, or several that work together, demands of an instance.
@FunctionalInterface
interface Keyword {
    /// Whether the instance is valid; when it is not, the run has been told why.
    boolean accepts(Json instance, Run run);
}
