package wherry.tools.sql.object;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// What is searched in a database.
///
/// @param schema in which; empty means all but the database's own
/// @param name   a pattern in which `*` stands for any characters; empty takes each
/// @param table  a pattern as well: whose columns, keys or indexes
/// @param after  where to go on; 0 at first
/// @param limit  the most objects to give
public record ObjectSearch(ObjectKind kind, String name, String schema, String table, ObjectDetail detail, int after, int limit) {

    /// Objects from `after` on, and whether there are more.
    public record Found(List<JsonObject> objects, boolean hasMore) {
    }

    /// One more than the limit is looked for, so that the answer can say whether there are more.
    private int wanted() {
        return after + limit + 1;
    }

    Found in(Metadata metadata) throws SQLException {
        List<JsonObject> all = switch (kind) {
            case SCHEMA -> schemas(metadata);
            case TABLE -> tables(metadata);
            case COLUMN, KEY, INDEX -> partsOfTables(metadata);
            case PROCEDURE -> procedures(metadata);
        };
        int from = Math.min(after, all.size());
        int to = Math.min(from + limit, all.size());
        return new Found(all.subList(from, to), to < all.size());
    }

    private List<JsonObject> schemas(Metadata metadata) throws SQLException {
        var wantedName = new NamePattern(name);
        return metadata.schemas().stream().filter(wantedName::matches).limit(wanted()).map(each -> JsonObject.of("name", Json.of(each))).toList();
    }

    private List<JsonObject> procedures(Metadata metadata) throws SQLException {
        var wantedName = new NamePattern(name);
        return metadata.procedures(schema).stream().filter(each -> wantedName.matches(each.name())).limit(wanted()).map(this::named).toList();
    }

    private List<JsonObject> tables(Metadata metadata) throws SQLException {
        var found = new ArrayList<JsonObject>();
        for (TableName each : matching(metadata, name)) {
            if (found.size() == wanted()) {
                break;
            }
            // Those before and after the page need no detail.
            found.add(detail == ObjectDetail.FULL && found.size() >= after && found.size() < after + limit ? described(metadata, each) : named(each));
        }
        return found;
    }

    private List<TableName> matching(Metadata metadata, String pattern) throws SQLException {
        var wantedName = new NamePattern(pattern);
        return metadata.tables(schema).stream().filter(each -> wantedName.matches(each.name()) || wantedName.matches(each.qualified())).toList();
    }

    private JsonObject named(TableName table) {
        var object = JsonObject.builder().put("name", table.qualified());
        if (detail != ObjectDetail.NAMES) {
            object.put("type", table.type());
            if (!table.comment().isEmpty()) {
                object.put("comment", table.comment());
            }
        }
        return object.build();
    }

    /// A table with its columns, keys and indexes.
    static JsonObject described(Metadata metadata, TableName table) throws SQLException {
        var object = JsonObject.builder().put("name", table.qualified()).put("type", table.type());
        if (!table.comment().isEmpty()) {
            object.put("comment", table.comment());
        }
        return object.put("columns", new JsonArray(List.copyOf(metadata.columns(table)))).put("primary_key", metadata.primaryKey(table))
                .put("foreign_keys", new JsonArray(List.copyOf(metadata.foreignKeys(table))))
                .put("indexes", new JsonArray(List.copyOf(metadata.indexes(table)))).build();
    }

    private List<JsonObject> partsOfTables(Metadata metadata) throws SQLException {
        var wantedName = new NamePattern(name);
        var found = new ArrayList<JsonObject>();
        for (TableName each : matching(metadata, table)) {
            for (JsonObject part : parts(metadata, each)) {
                if (wantedName.matches(part.string(kind == ObjectKind.KEY ? "column" : "name").orElse(""))) {
                    found.add(JsonObject.builder().put("table", each.qualified()).putAll(detail == ObjectDetail.NAMES ? brief(part) : part).build());
                }
            }
            if (found.size() >= wanted()) {
                break;
            }
        }
        return found;
    }

    private List<JsonObject> parts(Metadata metadata, TableName of) throws SQLException {
        return switch (kind) {
            case COLUMN -> metadata.columns(of);
            case INDEX -> metadata.indexes(of);
            case KEY -> keys(metadata, of);
            case SCHEMA, TABLE, PROCEDURE -> List.of();
        };
    }

    private static List<JsonObject> keys(Metadata metadata, TableName of) throws SQLException {
        var keys = new ArrayList<JsonObject>();
        metadata.primaryKey(of).forEach(column -> keys.add(JsonObject.of("column", Json.of(column), "primary", Json.of(true))));
        keys.addAll(metadata.foreignKeys(of));
        return keys;
    }

    private static JsonObject brief(JsonObject part) {
        String member = part.has("name") && !part.has("references") ? "name" : "column";
        return JsonObject.of(member, part.get(member).orElseThrow());
    }
}
