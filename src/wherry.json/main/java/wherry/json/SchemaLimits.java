package wherry.json;

/// The bounds of a [JsonSchema]: the first two hold while it is compiled, the others for each validation.
///
/// @param depth           subschemas inside one another
/// @param subschemas      subschemas in all, those of referenced documents included
/// @param violations      violations that one validation reports; it stops looking after so many
/// @param steps           keyword evaluations in one validation
/// @param nesting         subschemas being evaluated inside one another, which is what bounds a `$ref` that loops
/// @param patternSteps    characters that the regular expressions of one validation may look at
/// @param assertsFormats  whether `format` is checked (see [JsonSchema]) or is the annotation it is by default
public record SchemaLimits(int depth, int subschemas, int violations, int steps, int nesting, int patternSteps,
                           boolean assertsFormats) {
    public static final SchemaLimits DEFAULT = new SchemaLimits(64, 10_000, 10, 1_000_000, 512, 10_000_000, false);

    /// The same limits, with `format` checked.
    public SchemaLimits assertingFormats() {
        return new SchemaLimits(depth, subschemas, violations, steps, nesting, patternSteps, true);
    }
}
