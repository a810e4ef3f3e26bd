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
import wherry.tool.Tool;
import wherry.tool.ToolFailure;
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
            offer(tools, tools);
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
            offer(file.read(), tools);
            LOG.log(Level.INFO, "MCP_SQL_TOOLS: " + file.file() + " was read again");
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, e.getMessage() + "; the earlier tools stay");
        }
    }

    private void offer(List<OwnTool> read, List<OwnTool> before) throws InterruptedException {
        var good = new ArrayList<OwnTool>();
        for (OwnTool each : read) {
            if (isTaken(each)) {
                good.add(each);
            }
        }
        if (!good.equals(before)) {
            tools = List.copyOf(good);
            atChange.run();
        }
    }

    /// Whether the database takes the query, or cannot be asked.
    private static boolean isTaken(OwnTool tool) throws InterruptedException {
        try {
            tool.check();
            return true;
        } catch (ToolFailure e) {
            boolean isRefused = !tool.database().reachability().isLost();
            LOG.log(isRefused ? Level.ERROR : Level.WARNING, "MCP_SQL_TOOLS: tool " + tool.name() + (isRefused ? " is not offered: " : " is not checked: ") + e.getMessage());
            return !isRefused;
        }
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
