package wherry.json.schema.evaluation;

import wherry.json.Json;

/// The check of one keyword, or of several that work together.
@FunctionalInterface
public interface Keyword {

    /// Whether the instance is valid. When it is not, the keyword has reported the reason to the evaluation.
    boolean accepts(Json instance, Evaluation evaluation);
}
