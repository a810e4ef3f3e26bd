package trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import wire.Connection;
import wire.Requests;
import wire.Tally;

/// What a client that was not there during the attack asks before and after it, each time on a connection of its own.
///
/// @param server where it listens
record FreshCalls(InetSocketAddress server) {
    private static final int PATIENCE_MILLIS = 5000;

    /// What is done with a connection.
    private interface Use<T> {
        T of(Connection connection) throws IOException;
    }

    /// True when so many calls in a row are answered.
    boolean areAnswered(int count) {
        for (int i = 0; i < count; i++) {
            if (!on(connection -> connection.ask(Requests.echo(5)).isSuccess()).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    /// The id of a session that was opened.
    Optional<String> openSession() {
        return on(Connection::openSession);
    }

    boolean isOpen(String session) {
        return on(connection -> connection.ask(Requests.legacy(session, "ping", "")).isSuccess()).orElse(false);
    }

    /// Empty when there was no answer.
    private <T> Optional<T> on(Use<T> use) {
        try (var connection = new Connection(InetAddress.getByName("127.0.0.1"), server, 0, new Tally())) {
            connection.patience(PATIENCE_MILLIS);
            return Optional.of(use.of(connection));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
