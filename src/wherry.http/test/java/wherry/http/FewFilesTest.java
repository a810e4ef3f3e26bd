package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A process with a low limit of open files, to which clients open more connections.
class FewFilesTest {
    private static final int FILES = 150;

    /// Runs in the child process: prints the port, or why the server did not start, and serves until the input ends.
    static final class Child {
        private Child() {
        }

        public static void main(String[] arguments) throws IOException {
            try (Running running = Running.start()) {
                System.out.println(running.transport.port());
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @BeforeEach
    void requireLimits() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/limits")), "only Linux says how many files a process may have open");
    }

    private static Process start(String... options) throws IOException {
        String classes = Stream.concat(Stream.of(System.getProperty("jdk.module.path").split(File.pathSeparator)),
                Stream.of("target/classes", "target/test-classes")).map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String command = "ulimit -n " + FILES + "; exec '" + java + "' -Xmx64m " + String.join(" ", options)
                + " -cp '" + classes + "' '" + Child.class.getName() + "'";
        return new ProcessBuilder("sh", "-c", command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    void refusesToStartWithMoreConnectionsThanFiles() throws Exception {
        Process child = start("-Djdk.httpserver.maxConnections=1000");
        try (BufferedReader out = child.inputReader()) {
            String refusal = out.readLine();
            assertTrue(refusal.contains("1000") && refusal.contains("ulimit"), refusal);
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void closesConnectionsBeyondTheLimitAndGoesOnServing() throws Exception {
        Process child = start();
        var clients = new ArrayList<Raw>();
        try (BufferedReader out = child.inputReader()) {
            int port = Integer.parseInt(out.readLine());
            for (int i = 0; i < FILES; i++) {
                clients.add(new Raw(port));
            }
            long refused = 0;
            for (Raw client : List.copyOf(clients).reversed().subList(0, 20)) {
                refused += client.isEnded() ? 1 : 0;
            }
            assertEquals(20, refused);
            Duration before = cpu(child);
            Thread.sleep(2000);
            assertTrue(cpu(child).minus(before).toMillis() < 1000, "it spins");
            for (Raw client : clients) {
                client.close();
            }
            Running.eventually("it serves", () -> serves(port));
        } finally {
            for (Raw client : clients) {
                client.close();
            }
            child.destroyForcibly();
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static boolean serves(int port) {
        try (Raw raw = new Raw(port)) {
            return raw.send(Raw.request("GET", "/healthz", "")).response().status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
