package wherry.tools.sql.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wherry.tool.ToolFailure;

/// The databases of the server by name.
public final class Databases implements AutoCloseable {
    /// None, for a server that names no database.
    public static final Databases NONE = new Databases();

    private final Map<String, Database> byName = new LinkedHashMap<>();

    private Databases() {
    }

    /// @throws IllegalArgumentException when two have one name, or no driver knows the URL of one
    public Databases(List<DatabaseSettings> settings, Drivers drivers) {
        for (DatabaseSettings each : settings) {
            if (byName.put(each.name(), new Database(each, drivers)) != null) {
                throw new IllegalArgumentException("two databases have the name " + each.name());
            }
        }
    }

    /// @param name may be empty when there is only one
    /// @throws ToolFailure when there is no such database
    public Database get(String name) {
        if (name.isEmpty() && byName.size() == 1) {
            return byName.values().iterator().next();
        }
        Database found = byName.get(name);
        if (found == null) {
            throw new ToolFailure((name.isEmpty() ? "Name a database" : "There is no database '" + name + "'") + ": " + String.join(", ", byName.keySet()) + ".");
        }
        return found;
    }

    public List<Database> all() {
        return List.copyOf(byName.values());
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    @Override
    public void close() {
        byName.values().forEach(Database::close);
    }
}
