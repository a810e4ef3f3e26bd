/// JSON for the whole of Wherry: a sealed value, a bounded reader, a writer, and JSON Schema 2020-12.
///
/// | package | holds |
/// |---|---|
/// | `wherry.json` | the value, its reader and writer, and what a schema check is bounded by and says |
/// | `wherry.json.schema` | `JsonSchema`: compiling a schema and all that it refers to, and validating by it |
/// | `wherry.json.schema.keyword` | what each keyword demands, a type for each family of keywords |
/// | `wherry.json.schema.evaluation` | one validation: its budgets, where it is, and what it has found |
/// | `wherry.json.regex` | `Regex`: regular expressions of ECMA-262 in linear time |
///
/// Jackson does the tokens and stays inside: no exported signature names one of its types, so none is required `transitive`.
module wherry.json {
    requires tools.jackson.core;
    requires tools.jackson.jr.ob;

    exports wherry.json;
    exports wherry.json.regex;
    exports wherry.json.schema;
}
