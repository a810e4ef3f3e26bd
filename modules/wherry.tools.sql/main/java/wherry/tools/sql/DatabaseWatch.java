package wherry.tools.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wherry.tool.ToolFailure;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.Databases;

/// Tells the operator what the role of each database may do beyond reading, once the database is reached, and notes whether it answers. It runs beside the start,
/// which no database delays.
final class DatabaseWatch implements Runnable {
    private static final Logger LOG = System.getLogger("wherry.tools.sql");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final Databases databases;
    private final List<Database> unchecked;

    DatabaseWatch(Databases databases) {
        this.databases = databases;
        this.unchecked = new ArrayList<>(databases.all());
    }

    @Override
    public void run() {
        try {
            while (true) {
                for (Database each : databases.all()) {
                    look(each);
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            // The capability closes.
        }
    }

    private void look(Database database) throws InterruptedException {
        boolean wasLost = database.reachability().isLost();
        try {
            if (unchecked.contains(database)) {
                report(database, database.risks());
                unchecked.remove(database);
            } else {
                database.probe();
            }
            if (wasLost) {
                LOG.log(Level.INFO, "The database " + database.name() + " answers again");
            }
        } catch (ToolFailure e) {
            if (!wasLost) {
                LOG.log(Level.WARNING, e.getMessage());
            }
        }
    }

    private static void report(Database database, List<String> risks) {
        if (risks.isEmpty()) {
            LOG.log(Level.INFO, "The role of the database " + database.name() + (database.isWritable() ? " is for writing" : " only reads"));
        } else {
            LOG.log(Level.WARNING, "The role of the database " + database.name() + " " + String.join("; ", risks) + ". " + (database.dialect().enforcesReading()
                    ? "Queries cannot write, but give the server a role that only reads"
                    : database.dialect().name() + " does not keep queries from writing by itself: give the server a role that only reads"));
        }
    }
}
