/// JSON for the whole of Wherry: a sealed value, a bounded reader, a writer, and JSON Schema 2020-12.
///
/// | package | holds |
/// |---|---|
/// | `wherry.json` | the value, its reader and writer; the limits and results of a schema check |
/// | `wherry.json.schema` | `JsonSchema`: compiles a schema with all that it refers to, and validates by it |
/// | `wherry.json.schema.keyword` | the checks of the keywords, a type for each family of keywords |
/// | `wherry.json.schema.evaluation` | the state of one validation: its budgets, its place and its results |
/// | `wherry.json.regex` | `Regex`: regular expressions of ECMA-262 in linear time |
///
/// Jackson reads the tokens. No exported signature names one of its types, so no `requires` of it is `transitive`.
module wherry.json {
    requires tools.jackson.core;
    requires tools.jackson.jr.ob;

    exports wherry.json;
    exports wherry.json.regex;
    exports wherry.json.schema;
}
