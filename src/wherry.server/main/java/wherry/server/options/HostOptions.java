package wherry.server.options;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What the server's capabilities are given.
///
/// @param settings the given values of their settings, by name
/// @param data     the folder for what they keep from one start to the next; it need not exist
public record HostOptions(Map<String, String> settings, Path data) {

    public HostOptions {
        settings = Map.copyOf(settings);
        Objects.requireNonNull(data);
    }

    /// For tests: the data are in a new folder for temporary files, which is not made yet.
    public static HostOptions temporary(Map<String, String> settings) {
        return new HostOptions(settings, Path.of(System.getProperty("java.io.tmpdir"), "wherry-" + UUID.randomUUID()));
    }
}
