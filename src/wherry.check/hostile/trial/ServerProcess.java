package trial;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The linked server with the fixture, with the heap that it has in a container.
final class ServerProcess implements AutoCloseable {
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final Pattern HEAP = Pattern.compile(" MaxHeapSize += (\\d+)");
    private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->(\\d+)M\\(");

    private final Process process;
    private final int port;
    private final Path log;
    private final Path collections;

    private ServerProcess(Process process, int port, Path log, Path collections) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.collections = collections;
    }

    /// How to start a server.
    ///
    /// @param runtime   the linked runtime
    /// @param fixtures  the folder with the fixture's module
    /// @param container the memory of the container in megabytes, from which the runtime's options calculate the heap
    /// @param files     how many files the server may have open; 0 for the limit of this process
    /// @param logs      the folder for the logs of the server and of its garbage collector
    record Recipe(Path runtime, Path fixtures, int container, int files, Path logs) {

        /// Megabytes of heap that the runtime's options calculate from the memory of the container.
        int heap() throws IOException {
            var java = new ProcessBuilder(runtime.resolve("bin/java").toString(), maxRam(), "-XX:+PrintFlagsFinal", "-version")
                    .redirectErrorStream(true).start();
            String flags = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return HEAP.matcher(flags).results().mapToInt(found -> (int) (Long.parseLong(found.group(1)) >> 20)).findFirst()
                    .orElseThrow(() -> new IOException(flags));
        }

        /// The virtual machine calculates the heap from this figure as it does from the limit of a container.
        private String maxRam() {
            return "-XX:MaxRAM=" + container + "m";
        }

        ServerProcess http(Map<String, String> settings) throws IOException, InterruptedException {
            int port;
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            ServerProcess server = start(port, Map.of("MCP_TRANSPORT", "http", "PORT", Integer.toString(port)), settings);
            server.awaitPort();
            return server;
        }

        ServerProcess stdio() throws IOException {
            return start(0, Map.of("MCP_TRANSPORT", "stdio"), Map.of("MCP_DRAIN", "2"));
        }

        private ServerProcess start(int port, Map<String, String> transport, Map<String, String> settings) throws IOException {
            Path log = logs.resolve("server.log");
            Path collections = logs.resolve("collections.log");
            List<String> command = new ArrayList<>();
            if (files > 0) {
                command.addAll(List.of("/bin/sh", "-c", "ulimit -n " + files + "; exec \"$@\"", "server"));
            }
            // The runtime that ships lets nothing attach; here jcmd attaches to measure the reachable heap.
            command.addAll(List.of(runtime.resolve("bin/java").toString(), maxRam(), "-XX:-DisableAttachMechanism",
                    "-Xlog:gc:file=" + collections + "::filecount=0", "--module-path", fixtures.toString(), "-m",
                    "wherry.app/wherry.app.Main"));
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MCP_"));
            builder.environment().put("MCP_MAX_RESULT", "16mb");
            builder.environment().putAll(transport);
            builder.environment().putAll(settings);
            return new ServerProcess(builder.start(), port, log, collections);
        }
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 400 && process.isAlive(); attempt++) {
            try {
                new Socket("127.0.0.1", port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(25);
            }
        }
        throw new IOException("the server did not start: " + lastLine());
    }

    Process process() {
        return process;
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Describes how the server ended.
    String end() throws IOException {
        return "died, exit code " + process.exitValue() + ": " + lastLine();
    }

    /// The last line that it wrote to standard error.
    private String lastLine() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> !line.isBlank()).reduce((_, last) -> last).orElse("it said nothing");
        }
    }

    /// Megabytes of anonymous memory, which the kernel cannot reclaim; 0 when the server has ended.
    int anonymous() {
        try (Stream<String> lines = Files.lines(status("status"))) {
            return lines.filter(line -> line.startsWith("RssAnon:")).mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) >> 10)
                    .findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    int openFiles() {
        String[] files = status("fd").toFile().list();
        return files == null ? 0 : files.length;
    }

    private Path status(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }

    /// The greatest heap before any garbage collection, in megabytes.
    int greatestHeap() throws IOException {
        try (Stream<String> lines = Files.lines(collections)) {
            return lines.map(COLLECTION::matcher).filter(found -> found.find()).mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max().orElse(0);
        }
    }

    /// The reachable heap in megabytes; 0 when jcmd gets no answer.
    int reachableHeap() throws IOException, InterruptedException {
        ask("GC.run");
        int kilobytes = USED.matcher(ask("GC.heap_info")).results().mapToInt(found -> Integer.parseInt(found.group(1))).sum();
        return kilobytes >> 10;
    }

    private String ask(String command) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", Long.toString(process.pid()), command)
                .redirectErrorStream(true).start();
        if (!jcmd.waitFor(20, TimeUnit.SECONDS)) {
            jcmd.destroyForcibly();
        }
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
