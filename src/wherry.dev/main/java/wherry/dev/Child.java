package wherry.dev;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/// A server as a process of its own.
final class Child implements Backend {
    private final int number;
    private final Path folder;
    private final Process process;
    private final Thread reader;

    /// @param folder where the process says that it is ready
    /// @param lines  takes what it says
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

    /// Cuts a stream into lines, as the protocol does: at line feeds alone. A last line without an end counts.
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
            // It is over then.
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
            // It has ended, and whoever looks after it will see.
        }
    }

    /// Says that nobody will send it anything any more.
    synchronized void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It is closed then.
        }
    }

    /// Asks it to stop.
    void terminate() {
        process.toHandle().destroy();
    }

    boolean isReady() {
        return Files.exists(folder.resolve("ready"));
    }

    /// Whether it has ended, and all that it said was taken.
    boolean isOver() {
        return !process.isAlive() && !reader.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /// Removes what was made for it.
    void clean() {
        Folders.delete(folder);
    }
}
