/// JSON for the whole of Wherry: a sealed value, a bounded reader, a writer, and JSON Schema 2020-12.
///
/// Jackson does the tokens and stays inside: no exported signature names one of its types, so none is
/// required `transitive`.
module wherry.json {
    requires tools.jackson.core;
    requires tools.jackson.jr.ob;

    exports wherry.json;
}
