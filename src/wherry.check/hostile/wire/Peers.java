package wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Many connections at once from one address. On each, a virtual thread runs a script, until [#close].
public final class Peers implements AutoCloseable {
    /// The bound of connections that are opening: the kernel drops those beyond the backlog, and retries after a second.
    private static final int CONNECTING = 256;
    private static final Duration LEAVING = Duration.ofSeconds(20);

    private final InetAddress from;
    private final InetSocketAddress server;
    private final Tally tally;
    private final Semaphore connecting = new Semaphore(CONNECTING);
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unconnected = new AtomicInteger();
    private volatile boolean ended;

    public Peers(String from, InetSocketAddress server, Tally tally) throws UnknownHostException {
        this.from = InetAddress.getByName(from);
        this.server = server;
        this.tally = tally;
    }

    /// What the client does on one connection. The connection is closed when the script returns; an IOException says that the server closed it.
    public interface Script {
        void run(Connection connection) throws IOException, InterruptedException;
    }

    public InetSocketAddress server() {
        return server;
    }

    /// Starts a number of connections.
    public void start(int count, Script script) {
        start(count, 1, script);
    }

    /// Starts a number of threads, each of which connects a number of times in succession.
    public void start(int count, int times, Script script) {
        start(server, count, times, 0, script);
    }

    /// Starts connections with small receive buffers.
    public void startUnread(int count, Script script) {
        start(server, count, 1, 4096, script);
    }

    /// Starts connections to another address of the server.
    public void startAt(InetSocketAddress address, int count, Script script) {
        start(address, count, 1, 0, script);
    }

    private void start(InetSocketAddress address, int count, int times, int receive, Script script) {
        unconnected.addAndGet(count);
        for (int i = 0; i < count; i++) {
            Thread thread = Thread.ofVirtual().unstarted(() -> repeat(address, times, receive, script));
            threads.add(thread);
            thread.start();
        }
    }

    private void repeat(InetSocketAddress address, int times, int receive, Script script) {
        try {
            for (int time = 0; time < times && !ended; time++) {
                connect(address, receive, time == 0, script);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    private void connect(InetSocketAddress address, int receive, boolean first, Script script)
            throws InterruptedException {
        Connection connection = null;
        try {
            connecting.acquire();
            try {
                connection = new Connection(from, address, receive, tally);
            } finally {
                connecting.release();
                if (first) {
                    unconnected.decrementAndGet();
                }
            }
            open.add(connection);
            script.run(connection);
        } catch (IOException e) {
            if (!ended) {
                tally.closed();
            }
        } finally {
            leave(connection);
        }
    }

    private void leave(Connection connection) {
        if (connection != null && open.remove(connection)) {
            try {
                connection.close();
            } catch (IOException e) {
                // A connection that cannot be closed is lost as well.
            }
        }
    }

    /// True when each thread has tried to connect once.
    public boolean isConnected() {
        return unconnected.get() == 0;
    }

    /// True when all scripts have ended.
    public boolean isIdle() {
        return threads.isEmpty();
    }

    /// Closes all connections and waits for their threads.
    @Override
    public void close() throws InterruptedException {
        ended = true;
        for (Connection connection : open) {
            tally.held();
            leave(connection);
        }
        threads.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + LEAVING.toNanos();
        while (!isIdle() && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
    }
}
