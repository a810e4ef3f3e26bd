package wherry.tools.sql.own;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;
import wherry.tool.Tool;
import wherry.tools.sql.database.Databases;
import wherry.tools.sql.result.RowLimits;

/// The tools of the operator's file. A thread follows the file: one that changed is read again; while it is not valid, the earlier tools stay.
///
/// A tool whose query its database refuses is taken away, and the log says why.
public final class OwnTools implements AutoCloseable {
    private static final Logger LOG = System.getLogger("wherry.tools.sql");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final OwnToolFile file;
    private final Runnable atChange;
    private volatile List<OwnTool> tools;
    private volatile Thread follower;
    private FileTime seen;

    /// @param atChange is run when the tools are others than before
    /// @throws IllegalArgumentException when the file is not valid
    public OwnTools(Path file, Databases databases, RowLimits limits, Runnable atChange) {
        this.file = new OwnToolFile(file, databases, limits);
        this.atChange = atChange;
        this.seen = changed();
        this.tools = this.file.read();
    }

    public List<Tool> tools() {
        return tools.stream().map(OwnTool::tool).toList();
    }

    /// Begins to check the tools against their databases, and to follow the file.
    public void follow() {
        follower = Thread.ofVirtual().name("sql-tools").start(this::run);
    }

    private void run() {
        try {
            offer(tools);
            while (true) {
                Thread.sleep(BETWEEN_LOOKS);
                FileTime now = changed();
                if (!now.equals(seen)) {
                    seen = now;
                    readAgain();
                }
            }
        } catch (InterruptedException e) {
            // The capability closes.
        }
    }

    private void readAgain() throws InterruptedException {
        try {
            offer(file.read());
            LOG.log(Level.INFO, "MCP_SQL_TOOLS: " + file.file() + " was read again");
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, e.getMessage() + "; the earlier tools stay");
        }
    }

    private void offer(List<OwnTool> read) throws InterruptedException {
        var good = new ArrayList<OwnTool>();
        for (OwnTool each : read) {
            CheckResult finding = each.check();
            if (finding.outcome() != Outcome.GOOD) {
                LOG.log(finding.outcome() == Outcome.FAILED ? Level.ERROR : Level.WARNING, finding.text());
            }
            if (finding.outcome() != Outcome.FAILED) {
                good.add(each);
            }
        }
        if (!good.equals(tools)) {
            tools = List.copyOf(good);
            atChange.run();
        }
    }

    /// What their databases say to the tools of a file.
    ///
    /// @throws IllegalArgumentException when the file is not valid
    public static List<CheckResult> check(Path file, Databases databases, RowLimits limits) throws InterruptedException {
        var findings = new ArrayList<CheckResult>();
        for (OwnTool each : new OwnToolFile(file, databases, limits).read()) {
            findings.add(each.check());
        }
        return findings;
    }

    private FileTime changed() {
        try {
            return Files.getLastModifiedTime(file.file());
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    @Override
    public void close() {
        Thread running = follower;
        if (running != null) {
            running.interrupt();
        }
    }
}
