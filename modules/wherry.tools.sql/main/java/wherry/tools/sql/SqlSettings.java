package wherry.tools.sql;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wherry.tool.Host;
import wherry.tool.Setting;
import wherry.tools.sql.database.DatabaseSettings;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.database.Drivers;
import wherry.tools.sql.dialect.AccessMode;
import wherry.tools.sql.result.RowLimits;

/// The settings of the capability, and what they say.
final class SqlSettings {
    static final Setting<String> URL = Setting.text("MCP_SQL_URL", "JDBC URL of the database, such as jdbc:postgresql://host/shop");
    static final Setting<String> USER = Setting.text("MCP_SQL_USER", "role that connects to the database; it should be one that cannot write").fallback("");
    static final Setting<String> PASSWORD = Setting.text("MCP_SQL_PASSWORD", "password of that role").fallback("").asSecret();
    static final Setting<Path> FILE = Setting.file("MCP_SQL_DATABASES", "JSON file that names several databases");
    static final Setting<Path> DRIVERS = Setting.folder("MCP_DRIVERS", "folder with the jars of further JDBC drivers");
    static final Setting<Integer> POOL = Setting.integer("MCP_SQL_POOL", "most connections to a database").range(1, 100).fallback(5);
    static final Setting<Duration> TIMEOUT = Setting.duration("MCP_SQL_TIMEOUT", "time that a statement may take")
            .range(Duration.ofSeconds(1), Duration.ofMinutes(10)).fallback(Duration.ofSeconds(30));
    static final Setting<Integer> ROWS = Setting.integer("MCP_SQL_MAX_ROWS", "most rows of a result").range(1, 10_000).fallback(1000);
    static final Setting<Long> BYTES = Setting.size("MCP_SQL_MAX_BYTES", "most bytes of a result's rows").range(1024L, 1L << 20).fallback(65_536L);
    static final Setting<Integer> CELL = Setting.integer("MCP_SQL_MAX_CELL", "most characters of a value").range(10, 100_000).fallback(2000);
    static final Setting<Boolean> EXPLAIN = Setting.flag("MCP_SQL_EXPLAIN", "whether explain_query is offered").fallback(false);
    static final Setting<Path> TOOLS = Setting.file("MCP_SQL_TOOLS", "JSON file of tools that are queries with parameters");
    static final List<Setting<?>> ALL = List.of(URL, USER, PASSWORD, FILE, DRIVERS, POOL, TIMEOUT, ROWS, BYTES, CELL, EXPLAIN, TOOLS);

    private final Host host;

    SqlSettings(Host host) {
        this.host = host;
    }

    /// None when no setting names one.
    ///
    /// @throws IllegalArgumentException for a bad setting
    Databases databases() {
        var all = new ArrayList<DatabaseSettings>();
        var usual = new DatabaseFile(host.value(POOL), host.value(TIMEOUT));
        host.find(URL).ifPresent(url -> all.add(usual.database("main", url, host.value(USER), host.value(PASSWORD), AccessMode.READ)));
        host.find(FILE).ifPresent(file -> all.addAll(usual.read(file)));
        if (all.isEmpty()) {
            return Databases.NONE;
        }
        return new Databases(all, host.find(DRIVERS).map(Drivers::with).orElseGet(Drivers::linked));
    }

    RowLimits limits() {
        return new RowLimits(host.value(ROWS), Math.toIntExact(host.value(BYTES)), host.value(CELL));
    }
}
