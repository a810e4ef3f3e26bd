package wherry.json;

/// The limits of a JSON Schema: the first three bound its compilation, the others each validation.
///
/// @param depth          subschemas inside one another
/// @param subschemas     all subschemas, including those of referenced documents
/// @param patternSize    size of all regular expressions together, as [wherry.json.regex.Regex#size] counts it
/// @param violations     violations that one validation reports before it stops
/// @param steps          evaluations of keywords in one validation; a keyword counts as several when its work grows with the text or list
/// @param nesting        subschemas that one evaluation has open inside one another; this bounds a `$ref` that loops
/// @param patternSteps   steps of all regular expressions in one validation, as [wherry.json.regex.MatchBudget] counts them
/// @param assertsFormats whether `format` is checked; by default it is an annotation
public record SchemaLimits(int depth, int subschemas, int patternSize, int violations, int steps, int nesting, int patternSteps,
        boolean assertsFormats) {
    public static final SchemaLimits DEFAULT = new SchemaLimits(64, 10_000, 200_000, 10, 1_000_000, 512, 50_000_000, false);

    /// The same limits, with `format` checked.
    public SchemaLimits assertingFormats() {
        return new SchemaLimits(depth, subschemas, patternSize, violations, steps, nesting, patternSteps, true);
    }
}
