package trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// The process of a [HealthyClient].
final class Healthy implements AutoCloseable {
    private final Process process;

    /// @param bytes the size of the bodies that it posts on new connections
    Healthy(int port, int bytes) throws IOException {
        process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx48m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), HealthyClient.class.getName(),
                Integer.toString(port), Integer.toString(bytes)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// The service that the client got in one way.
    ///
    /// @param answered      the number of answered calls
    /// @param failed        the number of calls that got an error or no answer
    /// @param slowestMillis the longest time from a call to its answer
    /// @param longestMillis the longest time between two answers
    record Service(long answered, long failed, long slowestMillis, long longestMillis) {
    }

    /// The service on the connection that the client keeps, and on new connections.
    record Met(Service kept, Service fresh) {
        /// For a trial without a healthy client.
        static final Met NOTHING = new Met(new Service(0, 0, 0, 0), new Service(0, 0, 0, 0));
    }

    /// Ends the client and returns what it measured.
    Met end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new IOException("the healthy client does not end");
        }
        String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split(" ");
        return new Met(service(words, 0), service(words, 4));
    }

    private static Service service(String[] words, int from) {
        return new Service(Long.parseLong(words[from]), Long.parseLong(words[from + 1]), Long.parseLong(words[from + 2]),
                Long.parseLong(words[from + 3]));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
