package trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// The process of a [HealthyClient].
final class Healthy implements AutoCloseable {
    private final Process process;

    /// @param bytes of the bodies that it posts on new connections
    Healthy(int port, int bytes) throws IOException {
        process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx48m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), HealthyClient.class.getName(),
                Integer.toString(port), Integer.toString(bytes)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// What it met on the connection that it keeps, and on new ones.
    ///
    /// @param answered      calls
    /// @param failed        calls that got another answer, or none
    /// @param slowestMillis until an answer came
    /// @param longestMillis without any answer
    record Service(long answered, long failed, long slowestMillis, long longestMillis) {
    }

    /// Both ways.
    record Met(Service kept, Service fresh) {
        /// Where there is no such client.
        static final Met NOTHING = new Met(new Service(0, 0, 0, 0), new Service(0, 0, 0, 0));
    }

    /// Ends it.
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
