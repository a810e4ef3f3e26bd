package wherry.app.config;

import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a client reaches the server.
public sealed interface Connection {

    /// The client starts the server and uses its standard streams.
    record Program(String command, List<String> arguments, SortedMap<String, String> environment) implements Connection {
        public Program {
            arguments = List.copyOf(arguments);
            environment = new TreeMap<>(environment);
        }
    }

    /// The client uses HTTP. The server must already run.
    record Endpoint(URI url) implements Connection {
    }
}
