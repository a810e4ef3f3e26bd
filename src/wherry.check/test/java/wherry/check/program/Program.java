package wherry.check.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.check.house.Repository;
import wherry.json.Json;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;

/// The real program as a separate process, with the fixture capability beside those that ship.
final class Program implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;
    /// Its bit in a set of signals.
    private static final long SIGINT = 1 << 1;

    private final Process process;
    private final OutputStream input;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread outputReader;
    private final Thread errorReader;

    private Program(Process process) {
        this.process = process;
        this.input = process.getOutputStream();
        this.outputReader = Thread.ofVirtual().start(() -> copy(process.getInputStream(), output, lines));
        this.errorReader = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), errors, new LinkedBlockingQueue<>()));
    }

    static Program start(String... arguments) {
        return start(Map.of(), List.of(), arguments);
    }

    static Program start(Map<String, String> environment, String... arguments) {
        return start(environment, List.of(), arguments);
    }

    /// @param environment all environment variables of the program
    /// @param options     options of the virtual machine
    static Program start(Map<String, String> environment, List<String> options, String... arguments) {
        Path root = Repository.root();
        if (!Files.exists(root.resolve("target/modules/wherry.app.jar"))) {
            throw new AssertionError("the program is not packaged: run these tests by ./build.sh test, or mvn verify");
        }
        var command = new ArrayList<>(takingInterrupts());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("runtime/options"));
        // The tests start many short programs, for which the second compiler is too slow.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--module-path", modulePath()));
        command.addAll(options);
        command.addAll(List.of("--module", "wherry.app/wherry.app.Main"));
        command.addAll(List.of(arguments));
        return run(command, environment);
    }

    /// A command before the program that has it take SIGINT. A shell ignores that signal in what it starts in the background, and so do the
    /// processes of that one.
    private static List<String> takingInterrupts() {
        Path status = Path.of("/proc/self/status");
        try (Stream<String> lines = Files.exists(status) ? Files.lines(status) : Stream.empty()) {
            boolean isIgnored = lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) & SIGINT) != 0);
            return isIgnored ? List.of("env", "--default-signal=INT") : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folders of the jars: one for all modules, one for each capability that has libraries, and that of the fixture.
    static String modulePath() {
        Path target = Repository.root().resolve("target");
        try (Stream<Path> libraries = Files.list(target.resolve("modules"))) {
            return Stream.of(Stream.of(target.resolve("modules")), libraries.filter(Files::isDirectory).sorted(),
                    Stream.of(target.resolve("fixture-modules"))).flatMap(each -> each).map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts another command that speaks the protocol, such as `./build.sh dev`.
    static Program run(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream from, ByteArrayOutputStream all, LinkedBlockingQueue<String> lines) {
        var line = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                synchronized (all) {
                    all.write(buffer, 0, count);
                }
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == '\n') {
                        lines.add(line.toString(StandardCharsets.UTF_8));
                        line.reset();
                    } else {
                        line.write(buffer[i]);
                    }
                }
            }
        } catch (IOException e) {
            // The program has ended, or the test closed the stream.
        }
    }

    Program send(String line) {
        return send((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Program send(byte[] bytes) {
        try {
            input.write(bytes);
            input.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a modern request.
    ///
    /// @param params JSON without `_meta`
    Program request(int id, String method, String params) {
        JsonObject meta = JsonObject.parse("""
                {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
                 "io.modelcontextprotocol/clientCapabilities": {"elicitation": {}}}""");
        return send(JsonObject.builder().put("jsonrpc", "2.0").put("id", id).put("method", method)
                .put("params", JsonObject.parse(params).toBuilder().put("_meta", meta).build()).build().toString());
    }

    Program call(int id, String tool, String arguments) {
        return request(id, "tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    /// The next message of the program.
    JsonObject receive() {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the program said nothing more; on its standard error: " + errors());
            }
            return (JsonObject) new JsonReader(JsonLimits.DEFAULT).read(line);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits for the response to a request, and drops the messages before it.
    JsonObject response(int id) {
        JsonObject message = receive();
        while (message.has("method") || !message.get("id").equals(Optional.of(Json.of(id)))) {
            message = receive();
        }
        return message;
    }

    void endInput() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stopReading() {
        try {
            process.getInputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks the program to stop, as a container does (SIGTERM).
    void terminate() {
        // Process.destroy would close our ends of its streams.
        process.toHandle().destroy();
    }

    void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Waits for the end of the process and returns its exit code.
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the program does not end; on its standard error: " + errors());
            }
            outputReader.join();
            errorReader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Everything that the program has written to standard output so far.
    String output() {
        return text(output);
    }

    String errors() {
        return text(errors);
    }

    /// Waits until this text is on standard error.
    void awaitError(String text) {
        await(() -> errors().contains(text), PATIENCE_SECONDS, () -> "expected '" + text + "' on standard error");
    }

    /// Waits until a condition holds.
    void await(BooleanSupplier condition, long seconds, Supplier<String> message) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(message.get() + ", got " + output() + " and on standard error " + errors());
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        synchronized (bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
