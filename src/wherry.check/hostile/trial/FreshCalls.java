package trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import wire.Connection;
import wire.Requests;
import wire.Tally;

/// Requests that a client makes before and after the attack, each on a new connection.
///
/// @param server the address of the server
record FreshCalls(InetSocketAddress server) {
    private static final int PATIENCE_MILLIS = 5000;

    /// A request on a connection.
    private interface Use<T> {
        T of(Connection connection) throws IOException;
    }

    /// True when the server answers this number of successive calls.
    boolean areAnswered(int count) {
        for (int i = 0; i < count; i++) {
            if (!on(connection -> connection.ask(Requests.echo(5)).isSuccess()).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    /// Opens a session and returns its id; empty when the server did not answer.
    Optional<String> openSession() {
        return on(Connection::openSession);
    }

    boolean isOpen(String session) {
        return on(connection -> connection.ask(Requests.legacy(session, "ping", "")).isSuccess()).orElse(false);
    }

    /// Empty when the server did not answer.
    private <T> Optional<T> on(Use<T> use) {
        try (var connection = new Connection(InetAddress.getByName("127.0.0.1"), server, 0, new Tally())) {
            connection.patience(PATIENCE_MILLIS);
            return Optional.of(use.of(connection));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
