package trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import wire.Connection;
import wire.Requests;
import wire.Tally;

/// A well-behaved client in a separate process. It calls a tool ten times a second on a connection that it keeps, and once a second, with a larger
/// argument, on a new connection. Run as `HealthyClient PORT BYTES`; at the end of its standard input it stops and prints its figures.
final class HealthyClient {
    private static final int PAUSE_MILLIS = 100;
    private static final int FRESH_PAUSE_MILLIS = 1000;
    private static final int SMALL = 5;
    /// The longest time that it waits for an answer.
    private static final int PATIENCE_MILLIS = 20_000;

    private final InetSocketAddress server;
    private final Tally ignored = new Tally();
    private volatile boolean over;

    private HealthyClient(int port) {
        server = new InetSocketAddress("127.0.0.1", port);
    }

    public static void main(String[] arguments) throws Exception {
        var client = new HealthyClient(Integer.parseInt(arguments[0]));
        var kept = new Service();
        var fresh = new Service();
        Thread keeping = Thread.startVirtualThread(() -> client.run(kept, PAUSE_MILLIS, SMALL, true));
        Thread renewing = Thread.startVirtualThread(() -> client.run(fresh, FRESH_PAUSE_MILLIS, Integer.parseInt(arguments[1]), false));
        while (System.in.read() >= 0) {
        }
        client.over = true;
        keeping.join(PATIENCE_MILLIS * 2);
        renewing.join(PATIENCE_MILLIS * 2);
        System.out.println(kept.summary() + " " + fresh.summary());
    }

    private void run(Service service, int pause, int characters, boolean keeps) {
        byte[] call = Requests.echo(characters);
        Connection connection = null;
        try {
            while (!over) {
                long start = System.nanoTime();
                try {
                    if (connection == null) {
                        connection = connect();
                    }
                    service.met(connection.ask(call).isSuccess(), start);
                } catch (IOException e) {
                    service.met(false, start);
                    connection = leave(connection);
                }
                if (!keeps) {
                    connection = leave(connection);
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        service.end();
    }

    private Connection connect() throws IOException {
        var connection = new Connection(InetAddress.getByName("127.0.0.1"), server, 0, ignored);
        connection.patience(PATIENCE_MILLIS);
        return connection;
    }

    /// Closes the connection, if there is one.
    ///
    /// @param connection may be null
    /// @return null, the connection that the client has from now on
    private static Connection leave(Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                // A connection that cannot be closed is lost as well.
            }
        }
        return null;
    }

    /// Measures the service in one of the two ways.
    private static final class Service {
        private long answered;
        private long failed;
        private long slowest;
        private long last = System.nanoTime();
        private long longest;

        synchronized void met(boolean isAnswer, long start) {
            end();
            if (isAnswer) {
                answered++;
                last = System.nanoTime();
                slowest = Math.max(slowest, last - start);
            } else {
                failed++;
            }
        }

        synchronized void end() {
            longest = Math.max(longest, System.nanoTime() - last);
        }

        synchronized String summary() {
            return answered + " " + failed + " " + slowest / 1_000_000 + " " + longest / 1_000_000;
        }
    }
}
