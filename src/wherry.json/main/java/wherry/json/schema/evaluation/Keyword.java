package wherry.json.schema.evaluation;

import wherry.json.Json;

/// What one keyword, or several that work together, demands of an instance.
@FunctionalInterface
public interface Keyword {

    /// Whether the instance is valid. When it is not, the keyword has told the evaluation why.
    boolean accepts(Json instance, Evaluation evaluation);
}
