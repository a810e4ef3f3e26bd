package wherry.json;

/// The bounds of a JSON Schema: the first three hold while it is compiled, the others for each validation.
///
/// @param depth          subschemas inside one another
/// @param subschemas     subschemas in all, those of referenced documents included
/// @param patternSize    size of all regular expressions together, in the measure of [wherry.json.regex.Regex#size]
/// @param violations     violations that one validation reports; it stops looking after so many
/// @param steps          evaluations of keywords in one validation; what takes longer for a longer text or list counts as more than one
/// @param nesting        subschemas being evaluated inside one another, which is what bounds a `$ref` that loops
/// @param patternSteps   steps that the regular expressions of one validation may take together, as [wherry.json.regex.MatchBudget]
///                       counts them
/// @param assertsFormats whether `format` is checked or is the annotation that it is by default
public record SchemaLimits(int depth, int subschemas, int patternSize, int violations, int steps, int nesting, int patternSteps,
        boolean assertsFormats) {
    public static final SchemaLimits DEFAULT = new SchemaLimits(64, 10_000, 200_000, 10, 1_000_000, 512, 50_000_000, false);

    /// The same limits, with `format` checked.
    public SchemaLimits assertingFormats() {
        return new SchemaLimits(depth, subschemas, patternSize, violations, steps, nesting, patternSteps, true);
    }
}
