package wherry.app.config.document;

import java.util.ArrayList;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonNull;

/// The header of a table, or a key with its value.
///
/// @param table the table that a header begins, or in which the key stands
/// @param key   empty for a header
/// @param end   the place of the end of its last line
record TomlStatement(List<String> table, List<String> key, boolean isInArray, Json value, int start, int end) {

    boolean isHeader() {
        return key.isEmpty();
    }

    /// All keys from the root on.
    List<String> path() {
        var path = new ArrayList<>(table);
        path.addAll(key);
        return path;
    }

    /// @throws Unreadable when the text is not TOML
    static List<TomlStatement> all(String text) throws Unreadable {
        var all = new ArrayList<TomlStatement>();
        var scanner = new TomlScanner(text);
        List<String> table = List.of();
        boolean isInArray = false;
        for (scanner.skipLines(); !scanner.isAtEnd(); scanner.skipLines()) {
            int start = scanner.at();
            List<String> key = List.of();
            Json value = JsonNull.NULL;
            if (scanner.take("[")) {
                isInArray = scanner.take("[");
                table = scanner.keys();
                scanner.require(isInArray ? "]]" : "]");
            } else {
                key = scanner.keys();
                scanner.require("=");
                scanner.skipSpace();
                value = scanner.value();
            }
            scanner.endLine();
            int end = scanner.at() - (text.startsWith("\r", scanner.at() - 1) ? 1 : 0);
            all.add(new TomlStatement(table, key, isInArray, value, start, end));
        }
        return all;
    }
}
