package wherry.tools.sql.object;

import java.util.List;
import java.util.Optional;
import wherry.json.JsonObject;
import wherry.tools.sql.database.Database;

/// What a database holds. It is read at each question.
public final class Catalogue {
    /// As many as a completion may have.
    private static final int MOST_NAMES = 100;

    private final Database database;

    public Catalogue(Database database) {
        this.database = database;
    }

    public ObjectSearch.Found find(ObjectSearch search) throws InterruptedException {
        return database.read(connection -> search.in(new Metadata(connection.connection(), database.dialect())));
    }

    /// The names of the first tables that match a pattern.
    public List<String> tables(String pattern) throws InterruptedException {
        return names(new ObjectSearch(ObjectKind.TABLE, pattern, "", "", ObjectDetail.NAMES, 0, MOST_NAMES));
    }

    /// The names of the first columns of a table that match a pattern.
    public List<String> columns(String table, String pattern) throws InterruptedException {
        return names(new ObjectSearch(ObjectKind.COLUMN, pattern, "", table, ObjectDetail.NAMES, 0, MOST_NAMES));
    }

    private List<String> names(ObjectSearch search) throws InterruptedException {
        return find(search).objects().stream().map(each -> each.string("name").orElseThrow()).toList();
    }

    /// A column with its type; empty when there is none of the names.
    public Optional<JsonObject> column(String table, String name) throws InterruptedException {
        return find(new ObjectSearch(ObjectKind.COLUMN, name, "", table, ObjectDetail.FULL, 0, 1)).objects().stream().findFirst();
    }

    /// The columns, keys and indexes of a table; empty when there is none of the name.
    ///
    /// @param name with or without its schema
    public Optional<JsonObject> table(String name) throws InterruptedException {
        List<JsonObject> found = find(new ObjectSearch(ObjectKind.TABLE, name, "", "", ObjectDetail.FULL, 0, 1)).objects();
        return found.stream().findFirst();
    }
}
