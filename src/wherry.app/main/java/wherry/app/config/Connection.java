package wherry.app.config;

import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a client reaches the server.
public sealed interface Connection {

    /// By starting it, and speaking over its standard streams.
    record Program(String command, List<String> arguments, SortedMap<String, String> environment) implements Connection {
        public Program {
            arguments = List.copyOf(arguments);
            environment = new TreeMap<>(environment);
        }
    }

    /// By HTTP. The server must run already.
    record Endpoint(URI url) implements Connection {
    }
}
