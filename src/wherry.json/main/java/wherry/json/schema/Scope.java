package wherry.json.schema;

/// The schema resources that an evaluation came through, innermost first; `outer` is null for the outermost.
record Scope(Resource resource, Scope outer) {
}
