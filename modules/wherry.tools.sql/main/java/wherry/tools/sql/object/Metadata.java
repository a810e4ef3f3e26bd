package wherry.tools.sql.object;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import wherry.json.JsonObject;
import wherry.tools.sql.dialect.SqlDialect;

/// What the driver tells of a database, the same for each kind of database. It is of one connection, and for one thread.
final class Metadata {
    private static final String[] TABLE_TYPES = {"TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW", "SYSTEM VERSIONED"};

    /// Makes something of the row at hand.
    @FunctionalInterface
    private interface RowShape<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final DatabaseMetaData data;
    private final SqlDialect dialect;
    private final String catalog;

    Metadata(Connection connection, SqlDialect dialect) throws SQLException {
        this.data = connection.getMetaData();
        this.dialect = dialect;
        this.catalog = connection.getCatalog();
    }

    private static <T> List<T> all(ResultSet rows, RowShape<T> shape) throws SQLException {
        var all = new ArrayList<T>();
        try (rows) {
            while (rows.next()) {
                all.add(shape.of(rows));
            }
        }
        return all;
    }

    /// Those of the database itself are left out.
    List<String> schemas() throws SQLException {
        List<String> all = dialect.hasCatalogs() ? all(data.getCatalogs(), row -> row.getString(1)) : all(data.getSchemas(), row -> row.getString(1));
        return List.copyOf(new TreeSet<>(all.stream().filter(schema -> !dialect.isSystem(schema)).toList()));
    }

    /// Sorted. With an empty schema those of all schemas.
    List<TableName> tables(String schema) throws SQLException {
        List<TableName> all = all(data.getTables(catalog(schema), schemaPattern(schema), "%", TABLE_TYPES),
                row -> new TableName(place(row, "TABLE_CAT", "TABLE_SCHEM"), row.getString("TABLE_NAME"), row.getString("TABLE_TYPE"), text(row, "REMARKS")));
        return all.stream().filter(table -> schema.isEmpty() ? !dialect.isSystem(table.schema()) : table.schema().equalsIgnoreCase(schema)).sorted().toList();
    }

    List<JsonObject> columns(TableName table) throws SQLException {
        return all(data.getColumns(catalog(table.schema()), schemaPattern(table.schema()), escaped(table.name()), "%"), row -> {
            var column = JsonObject.builder().put("name", row.getString("COLUMN_NAME")).put("type", type(row));
            column.put("nullable", !"NO".equals(row.getString("IS_NULLABLE")));
            put(column, "default", text(row, "COLUMN_DEF"));
            put(column, "comment", text(row, "REMARKS"));
            return column.build();
        });
    }

    private static String type(ResultSet row) throws SQLException {
        String name = row.getString("TYPE_NAME");
        int size = row.getInt("COLUMN_SIZE");
        int digits = row.getInt("DECIMAL_DIGITS");
        boolean isSized = name.matches("(?i).*char|character varying|character|numeric|decimal") && size > 0 && size < 100_000;
        return !isSized ? name : digits > 0 ? name + "(" + size + "," + digits + ")" : name + "(" + size + ")";
    }

    List<String> primaryKey(TableName table) throws SQLException {
        return all(data.getPrimaryKeys(catalog(table.schema()), schema(table.schema()), table.name()), row -> new KeyPart(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME")))
                .stream().sorted(Comparator.comparingInt(KeyPart::place)).map(KeyPart::column).toList();
    }

    private record KeyPart(int place, String column) {
    }

    /// Each part of a foreign key, as `column` and the `references` of it.
    List<JsonObject> foreignKeys(TableName table) throws SQLException {
        return all(data.getImportedKeys(catalog(table.schema()), schema(table.schema()), table.name()), row -> {
            String target = place(row, "PKTABLE_CAT", "PKTABLE_SCHEM");
            var key = JsonObject.builder().put("column", row.getString("FKCOLUMN_NAME"));
            key.put("references", (target.isEmpty() ? "" : target + ".") + row.getString("PKTABLE_NAME") + "." + row.getString("PKCOLUMN_NAME"));
            put(key, "name", text(row, "FK_NAME"));
            return key.build();
        });
    }

    /// Each part of an index, as its `name`, `column` and whether it is `unique`.
    List<JsonObject> indexes(TableName table) throws SQLException {
        List<JsonObject> all = all(data.getIndexInfo(catalog(table.schema()), schema(table.schema()), table.name(), false, true), row -> {
            var index = JsonObject.builder();
            put(index, "name", text(row, "INDEX_NAME"));
            put(index, "column", text(row, "COLUMN_NAME"));
            return index.put("unique", !row.getBoolean("NON_UNIQUE")).build();
        });
        return all.stream().filter(index -> index.has("name")).toList();
    }

    List<TableName> procedures(String schema) throws SQLException {
        List<TableName> all = new ArrayList<>(all(data.getProcedures(catalog(schema), schemaPattern(schema), "%"),
                row -> new TableName(place(row, "PROCEDURE_CAT", "PROCEDURE_SCHEM"), row.getString("PROCEDURE_NAME"), "PROCEDURE", text(row, "REMARKS"))));
        all.addAll(all(data.getFunctions(catalog(schema), schemaPattern(schema), "%"),
                row -> new TableName(place(row, "FUNCTION_CAT", "FUNCTION_SCHEM"), row.getString("FUNCTION_NAME"), "FUNCTION", text(row, "REMARKS"))));
        return all.stream().filter(each -> !dialect.isSystem(each.schema())).sorted().distinct().toList();
    }

    private String place(ResultSet row, String ofCatalog, String ofSchema) throws SQLException {
        return text(row, dialect.hasCatalogs() ? ofCatalog : ofSchema);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static void put(JsonObject.Builder object, String name, String text) {
        if (!text.isEmpty()) {
            object.put(name, text);
        }
    }

    // JDBC takes null for any.
    private String catalog(String schema) {
        return !dialect.hasCatalogs() ? catalog : schema.isEmpty() ? null : schema;
    }

    private String schema(String schema) {
        return dialect.hasCatalogs() || schema.isEmpty() ? null : schema;
    }

    private String schemaPattern(String schema) {
        String exact = schema(schema);
        return exact == null ? null : escaped(exact);
    }

    private String escaped(String name) {
        try {
            String escape = data.getSearchStringEscape();
            return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
