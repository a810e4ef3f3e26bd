package wherry.app.config.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonObject;

/// A table that is put together from dotted keys. For one thread.
final class TomlTable {
    private final Map<String, Json> values = new LinkedHashMap<>();
    private final Map<String, TomlTable> tables = new LinkedHashMap<>();

    /// @return false when the key is there already
    boolean put(List<String> keys, Json value) {
        String first = keys.getFirst();
        if (keys.size() == 1) {
            return !tables.containsKey(first) && values.putIfAbsent(first, value) == null;
        }
        return !values.containsKey(first) && table(keys.subList(0, 1)).put(keys.subList(1, keys.size()), value);
    }

    /// The table below these keys, which is made when it is not there.
    TomlTable table(List<String> keys) {
        TomlTable table = this;
        for (String key : keys) {
            table = table.tables.computeIfAbsent(key, _ -> new TomlTable());
        }
        return table;
    }

    JsonObject json() {
        var json = JsonObject.builder();
        values.forEach(json::put);
        tables.forEach((name, table) -> json.put(name, table.json()));
        return json.build();
    }
}
