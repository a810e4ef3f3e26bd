package wherry.tools.sql.result;

/// A column of a result.
///
/// @param name as the query names it
/// @param type the database's own name of the type
public record ResultColumn(String name, String type) {
}
