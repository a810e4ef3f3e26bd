package wherry.server.catalog;

import wherry.tool.Tool;

/// A tool of the catalog. Its schemas are compiled before it gets there, or at the first call where they were checked when the program was
/// compiled. Safe for use by many threads.
public final class ToolEntry {
    private final Tool tool;
    /// Null until the first call. Two threads may each compile them, with the same outcome.
    private volatile CompiledSchemas schemas;

    /// @param tool whose schemas were checked
    ToolEntry(Tool tool) {
        this.tool = tool;
    }

    ToolEntry(Tool tool, CompiledSchemas schemas) {
        this.tool = tool;
        this.schemas = schemas;
    }

    ToolEntry renamed(String name) {
        return new ToolEntry(tool.renamed(name), schemas);
    }

    public Tool tool() {
        return tool;
    }

    public CompiledSchemas schemas() {
        CompiledSchemas known = schemas;
        if (known == null) {
            known = CompiledSchemas.of(tool);
            schemas = known;
        }
        return known;
    }
}
