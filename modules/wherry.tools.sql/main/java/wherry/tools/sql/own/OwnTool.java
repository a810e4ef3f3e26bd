package wherry.tools.sql.own;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Arguments;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;
import wherry.tool.Tool;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.dialect.NamedParameters;
import wherry.tools.sql.result.Query;
import wherry.tools.sql.result.RowLimits;

/// A tool of the operator: a query whose parameters are the tool's arguments.
///
/// @param schema of the arguments
record OwnTool(String name, String description, Database database, NamedParameters query, JsonObject schema, RowLimits limits) {

    Tool tool() {
        return Tool.named(name).description(description).input(schema).readOnly().openWorld().handler((arguments, _) -> run(arguments));
    }

    private ToolResult run(Arguments arguments) throws InterruptedException {
        List<Json> values = query.order().stream().map(each -> arguments.json().get(each).orElseThrow()).toList();
        return ToolResult.structured(new Query(query.statement(), values).run(database, limits).json());
    }

    /// Lets the database read the query, without running it. It fails when the database refuses, and is risky when the database cannot be asked.
    CheckResult check() throws InterruptedException {
        try {
            database.read(connection -> {
                try (var statement = connection.prepare(query.statement().text())) {
                    return String.valueOf(statement.getMetaData());
                }
            });
            return new CheckResult(Outcome.GOOD, "MCP_SQL_TOOLS: tool " + name + " is valid.");
        } catch (ToolFailure e) {
            boolean isAsked = !database.reachability().isLost();
            return new CheckResult(isAsked ? Outcome.FAILED : Outcome.RISKY, "MCP_SQL_TOOLS: tool " + name + (isAsked ? " is not offered: " : " is not checked: ") + e.getMessage());
        }
    }
}
