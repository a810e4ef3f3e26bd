/// A knowledge graph that outlives conversations: entities with observations, and relations between them, in one file. The tools are
/// those of the reference server `@modelcontextprotocol/server-memory`.
module wherry.tools.memory {
    requires wherry.tool;

    provides wherry.tool.Capability with wherry.tools.memory.MemoryTools;
}
