/// Thinking step by step: the tool of the reference server `@modelcontextprotocol/server-sequential-thinking`.
module wherry.tools.thinking {
    requires wherry.tool;

    provides wherry.tool.Capability with wherry.tools.thinking.SequentialThinkingCapability;
}
