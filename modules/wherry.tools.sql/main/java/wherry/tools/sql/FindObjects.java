package wherry.tools.sql;

import java.util.List;
import wherry.json.JsonObject;
import wherry.tool.ToolFailure;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.object.Catalogue;
import wherry.tools.sql.object.ObjectDetail;
import wherry.tools.sql.object.ObjectKind;
import wherry.tools.sql.object.ObjectSearch;

/// `find_objects`.
final class FindObjects {
    /// A table in full may take a thousand times as much as its name.
    private static final int MOST_FULL = 20;

    private final Databases databases;

    FindObjects(Databases databases) {
        this.databases = databases;
    }

    String databases() {
        return String.join(", ", databases.names());
    }

    /// @param database   its name
    /// @param dialect    in which to write SQL
    /// @param objects    what was found
    /// @param nextCursor for the next call, to go on; empty when this is all
    record Page(String database, String dialect, List<JsonObject> objects, String nextCursor) {
    }

    /// Finds the schemas, tables, columns, keys, indexes and procedures of a database by name. Begin with names, then ask for full detail of the few tables
    /// that a query needs. Databases: ${databases}
    ///
    /// @param kind     what to find
    /// @param name     of the objects, with * for any characters, such as order*; all when it is left out
    /// @param schema   in which schema or catalog, by its exact name
    /// @param table    for columns, keys and indexes: of which table, with * as well
    /// @param detail   names alone, a summary, or full: a table with its columns, keys and indexes
    /// @param database its name; may be left out when there is only one
    /// @param cursor   next_cursor of the page before
    /// @param limit    the most objects to give; in full detail at most {@value #MOST_FULL}
    @ToolMethod(title = "Find objects", hints = {Hint.READ_ONLY, Hint.OPEN_WORLD})
    Page findObjects(@Default("table") ObjectKind kind, @Default("") @Example("customer*") String name, @Default("") @Example("public") String schema,
            @Default("") @Example("customer") String table, @Default("names") ObjectDetail detail, @Default("") String database, @Default("") String cursor,
            @Default("50") @Range(min = 1, max = 200) int limit) throws InterruptedException {
        Database chosen = databases.get(database);
        int after = after(cursor);
        int most = detail == ObjectDetail.FULL ? Math.min(limit, MOST_FULL) : limit;
        ObjectSearch.Found found = new Catalogue(chosen).find(new ObjectSearch(kind, name, schema, table, detail, after, most));
        return new Page(chosen.name(), chosen.dialect().name(), found.objects(), found.hasMore() ? String.valueOf(after + most) : "");
    }

    private static int after(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        if (!cursor.matches("\\d{1,7}")) {
            throw new ToolFailure("The cursor '" + cursor + "' should be the next_cursor of the page before.");
        }
        return Integer.parseInt(cursor);
    }
}
