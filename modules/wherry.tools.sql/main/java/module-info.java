/// Databases: finds tables and columns, and runs queries that cannot write.
///
/// | package | holds |
/// |---|---|
/// | `wherry.tools.sql` | the capability, its settings and its tools |
/// | `wherry.tools.sql.object` | what a database holds: tables, columns, keys, indexes |
/// | `wherry.tools.sql.result` | rows as JSON, within limits |
/// | `wherry.tools.sql.database` | connections, their pool, and the drivers |
/// | `wherry.tools.sql.dialect` | how each database is kept from writing, and how its SQL is split into words |
module wherry.tools.sql {
    requires java.sql;
    requires wherry.tool;

    // Linked with the runtime, or from the folder that MCP_DRIVERS names.
    uses java.sql.Driver;

    provides wherry.tool.Capability with wherry.tools.sql.SqlTools;
}
