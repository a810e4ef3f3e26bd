package wherry.tools.memory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wherry.json.MessageText;
import wherry.tool.ToolFailure;

/// The graph, and the log in which each change stands before the call that made it is answered. Opens the log at the first call.
/// Safe for use by many threads, and by many processes on one file.
///
/// A change is written under the file's lock, after what other processes wrote was read. Its call then waits for the disk: the calls
/// that wait at one time share one wait.
final class GraphStore implements AutoCloseable {
    /// By so many bytes the log may exceed twice what it would be without its past.
    private static final long SLACK = 1 << 20;

    private final Supplier<Path> place;
    private final long most;
    private final Runnable changed;
    private final Consumer<String> warnings;
    // This object guards these. Null until the first call, and after a failure.
    private LogFile file;
    private Graph graph;
    private Path path;
    /// How many changes were written.
    private long written;
    /// Whether the log has changes, and not the graph alone.
    private boolean hasPast;
    /// How long the log was when it was last made shorter, or that was tried.
    private long shortest;
    private final Object disk = new Object();
    /// How many of the changes the disk has. Guarded by `disk`.
    private long synced;

    /// @param place    names the log; asked when it is opened
    /// @param most     what the graph may weigh
    /// @param changed  runs after each change
    /// @param warnings takes what an operator should know
    GraphStore(Supplier<Path> place, long most, Runnable changed, Consumer<String> warnings) {
        this.place = place;
        this.most = most;
        this.changed = changed;
        this.warnings = warnings;
    }

    <T> T read(Function<Graph, T> question) throws InterruptedException {
        try {
            synchronized (this) {
                if (file == null || !file.isRead()) {
                    lockAndRead();
                    file.unlock();
                }
                return question.apply(graph);
            }
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /// Makes a change. When this returns, a loss of power does not undo it.
    ///
    /// @throws ToolFailure when it cannot be made, or the disk cannot be waited for
    <R> R write(Change<R> change) throws InterruptedException {
        try {
            R result;
            long before;
            long after;
            synchronized (this) {
                before = written;
                lockAndRead();
                try {
                    result = applied(change);
                } finally {
                    file.unlock();
                }
                after = written;
            }
            awaitDisk(after);
            if (after > before) {
                changed.run();
            }
            return result;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private <R> R applied(Change<R> change) throws IOException {
        long before = graph.changes();
        R result = change.apply(graph);
        if (graph.changes() != before) {
            file.append(LogLine.of(change));
            written++;
            hasPast = true;
            if (file.end() > SLACK + 2 * Math.max(graph.weight(), shortest)) {
                shorten();
            }
        }
        return result;
    }

    /// Waits until the disk has this many changes.
    private void awaitDisk(long number) throws IOException {
        synchronized (disk) {
            while (synced < number) {
                LogFile current;
                long all;
                synchronized (this) {
                    current = file;
                    all = written;
                }
                if (current == null) {
                    throw new IOException("another call failed to write it");
                }
                try {
                    current.sync();
                    synced = all;
                } catch (IOException e) {
                    requireReplaced(current, e);
                }
            }
        }
    }

    /// A shorter log, which is on the disk, takes the place of one that is closed.
    private synchronized void requireReplaced(LogFile one, IOException problem) throws IOException {
        if (file == one) {
            throw problem;
        }
    }

    /// Opens the log that is at the path, takes its lock, and reads what is new in it.
    private void lockAndRead() throws IOException, InterruptedException {
        while (true) {
            if (file == null) {
                path = place.get();
                file = LogFile.open(path);
                graph = new Graph();
                hasPast = false;
                shortest = 0;
            }
            file.lock();
            if (file.isInPlace()) {
                replay();
                return;
            }
            forget();
        }
    }

    private void replay() throws IOException {
        var replay = new Replay(file, graph, most);
        replay.run();
        graph.limit(most);
        hasPast |= replay.hasPast();
        if (replay.torn() > 0) {
            warn("removed the last " + MessageText.count(replay.torn(), "byte") + ", an incomplete record of a call that was never answered");
        }
        if (replay.damaged() > 0) {
            warn("moved " + MessageText.count(replay.damaged(), "damaged line") + " to " + file.beside(".damaged"));
            shorten();
        }
    }

    /// Puts a log without its past in the place of this one. When that cannot be, such as for a file that is itself a mount, the log grows.
    private void shorten() throws IOException {
        try {
            LogFile shorter = file.shortened(graph);
            file.close();
            file = shorter;
            hasPast = false;
        } catch (IOException e) {
            warn("could not be made shorter: " + e);
        }
        shortest = file.end();
    }

    private ToolFailure refusal(IOException problem) {
        warn("cannot be used: " + problem);
        synchronized (this) {
            forget();
        }
        return new ToolFailure("The memory's file cannot be used: " + problem.getMessage()
                + ". The operator sets the file by MCP_MEMORY_FILE; the server's log has more");
    }

    private void warn(String what) {
        warnings.accept("memory file " + path + ": " + what);
    }

    private void forget() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                warn("was not closed: " + e);
            }
            file = null;
        }
    }

    /// Leaves a log without its past, which the reference server can read too.
    @Override
    public synchronized void close() {
        try {
            if (file != null && hasPast) {
                lockAndRead();
                shorten();
            }
        } catch (IOException e) {
            warn("could not be made shorter: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget();
        }
    }
}
