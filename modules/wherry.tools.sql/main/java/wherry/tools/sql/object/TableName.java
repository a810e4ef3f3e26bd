package wherry.tools.sql.object;

/// A table or view. The schema is empty where the database has none.
///
/// @param type such as `TABLE` or `VIEW`
record TableName(String schema, String name, String type, String comment) implements Comparable<TableName> {

    /// As it stands in SQL, without quotes.
    String qualified() {
        return schema.isEmpty() ? name : schema + "." + name;
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : name.compareTo(other.name);
    }
}
