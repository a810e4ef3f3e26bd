package wherry.dev;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/// A server in a process of its own.
final class Child implements Backend {
    private final int number;
    private final Path folder;
    private final Process process;
    private final Thread reader;

    /// @param folder the process makes the file `ready` here when it is ready
    /// @param lines  takes the lines that it writes
    Child(int number, Path folder, ProcessBuilder builder, BiConsumer<Backend, byte[]> lines) throws IOException {
        this.number = number;
        this.folder = folder;
        this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        this.reader = Thread.ofPlatform().name("server-" + number).daemon()
                .start(() -> readLines(process.getInputStream(), line -> lines.accept(this, line)));
    }

    /// Takes lines, without their ends.
    interface Lines {
        void take(byte[] line) throws InterruptedException;
    }

    /// Cuts a stream into lines at line feeds alone, as the protocol does. A last line without a line feed counts.
    static void readLines(InputStream stream, Lines lines) {
        var line = new ByteArrayOutputStream();
        try (var in = new BufferedInputStream(stream, 1 << 16)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    lines.take(line.toByteArray());
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                lines.take(line.toByteArray());
            }
        } catch (IOException | InterruptedException e) {
            // The stream has ended.
        }
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public synchronized void send(byte[] line) {
        try {
            process.getOutputStream().write(line);
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            // The process has ended, which DevSession sees.
        }
    }

    /// Closes the input of the process, so that it ends after its calls.
    synchronized void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The process has closed it.
        }
    }

    /// Sends the signal to stop.
    void terminate() {
        process.toHandle().destroy();
    }

    boolean isReady() {
        return Files.exists(folder.resolve("ready"));
    }

    /// Whether the process has ended and all its lines were taken.
    boolean isOver() {
        return !process.isAlive() && !reader.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /// Removes the folder of the process.
    void clean() {
        Folders.delete(folder);
    }
}
