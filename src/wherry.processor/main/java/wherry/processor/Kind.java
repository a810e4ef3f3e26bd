package wherry.processor;

/// What a method is offered as.
enum Kind {
    TOOL("Tool", "tools"),
    RESOURCE("Resource", "resources"),
    TEMPLATE("ResourceTemplate", "resourceTemplates"),
    PROMPT("Prompt", "prompts");

    private final String type;
    private final String list;

    Kind(String type, String list) {
        this.type = type;
        this.list = list;
    }

    /// The simple name of its type in `wherry.tool`.
    String type() {
        return type;
    }

    /// The method of `Capability` that lists it.
    String list() {
        return list;
    }
}
