package wherry.tools.sql;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;
import wherry.tool.ToolFailure;
import wherry.tools.sql.database.Database;
import wherry.tools.sql.database.Databases;

/// Tells the operator of each database and of what the role there may do, once the database is reached, and notes whether it answers. It runs beside the start,
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
                CheckResult finding = database.look();
                LOG.log(finding.outcome() == Outcome.GOOD ? Level.INFO : Level.WARNING, finding.text());
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
}
