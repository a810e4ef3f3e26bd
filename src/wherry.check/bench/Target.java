import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A program to measure: the linked server, or the bare program that it is compared with.
record Target(String name, List<String> command, Map<String, String> environment) {

    static Target server(Path runtime) {
        return new Target("wherry", List.of(runtime.resolve("bin/java").toString(), "-m", "wherry.app/wherry.app.Main"),
                Map.of("LOG_LEVEL", "error"));
    }

    static Target bare(Path runtime, String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString(), "-m", "bare/bare." + main));
        command.addAll(List.of(arguments));
        return new Target("bare", command, Map.of());
    }

    Target onPort(int port) {
        return new Target(name, command, Map.of("LOG_LEVEL", "error", "MCP_TRANSPORT", "http", "PORT", Integer.toString(port),
                // On one address: two addresses would divide the limit of connections between them.
                "HOST", "127.0.0.1", "MCP_MAX_LISTENERS", "6000"));
    }

    Process start() throws IOException {
        var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static void awaitPort(int port) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 400; attempt++) {
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(25);
            }
        }
        throw new IOException("nothing listens on port " + port);
    }

    /// The processor time of a process, to a hundredth of a second.
    static Duration processor(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /// The resident memory of a process, in megabytes.
    static double resident(Process process) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("the process ended");
    }
}
