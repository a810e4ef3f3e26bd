package wherry.tools.memory;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

/// The file of the log, open. For one thread at a time; [#sync] is for any.
///
/// It is a [RandomAccessFile], since an interrupt in the middle of a write closes a channel. Several processes may have the file open:
/// each writes under the file's lock, and first reads what the others wrote.
final class LogFile implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path path;
    private final RandomAccessFile file;
    private final Object key;
    /// Where the lines end that this process knows.
    private long end;
    /// Null when this process does not have it.
    private FileLock lock;

    private LogFile(Path path, RandomAccessFile file, Object key) {
        this.path = path;
        this.file = file;
        this.key = key;
    }

    /// Opens the file, and makes it when there is none.
    static LogFile open(Path named) throws IOException {
        NewFile.at(named.toAbsolutePath());
        Path path = named.toRealPath(); // a shorter log must not replace a link
        return new LogFile(path, new RandomAccessFile(path.toFile(), "rw"), key(path));
    }

    /// What distinguishes the file from another that takes its place; the same for all where the system does not say.
    private static Object key(Path path) throws IOException {
        return Objects.requireNonNullElse(attributes(path).fileKey(), "");
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    /// A file in the same folder.
    ///
    /// @param ending what its name has after the name of this one
    Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    /// Puts a log of the graph alone in the place of this one, which is still to be closed. When that fails, this one is as it was.
    LogFile shortened(Graph graph) throws IOException {
        Path fresh = beside(".new");
        Files.deleteIfExists(fresh);
        NewFile.at(fresh);
        var shorter = new LogFile(path, new RandomAccessFile(fresh.toFile(), "rw"), key(fresh));
        try {
            shorter.write(graph);
            shorter.sync();
            NewFile.likeIn(path, fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            NewFile.sync(path.getParent());
            return shorter;
        } catch (IOException e) {
            shorter.close();
            throw e;
        }
    }

    private void write(Graph graph) throws IOException {
        // Not closed, since that would close the file.
        var out = new BufferedOutputStream(new FileOutputStream(file.getFD()), 1 << 16);
        out.write(LogLine.header());
        for (Entity each : graph.entities()) {
            out.write(LogLine.of(each));
        }
        for (Relation each : graph.relations()) {
            out.write(LogLine.of(each));
        }
        out.flush();
        end = file.length();
    }

    /// Takes the lock by which one process at a time writes.
    ///
    /// @throws IOException when another process does not give it back
    void lock() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (lock == null && !isLocked()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("another process has held its lock for " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(1);
        }
    }

    private boolean isLocked() throws IOException {
        try {
            lock = file.getChannel().tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process has the file open twice
        }
    }

    void unlock() throws IOException {
        if (lock != null) {
            lock.release();
            lock = null;
        }
    }

    /// Whether the path still names this file: a process that makes the log shorter puts another in its place.
    boolean isInPlace() throws IOException {
        try {
            return key(path).equals(key);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /// Whether all that the file has is known here.
    boolean isRead() throws IOException {
        return isInPlace() && file.length() == end;
    }

    long end() {
        return end;
    }

    /// Gives the lines that are not known yet, without their ends, to a reader.
    ///
    /// @return the bytes after the last line
    byte[] read(LineReader reader) throws IOException {
        file.seek(end);
        var buffer = new byte[1 << 16];
        byte[] rest = {};
        for (int count = file.read(buffer); count > 0; count = file.read(buffer)) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    byte[] line = joined(rest, buffer, from, i);
                    end += line.length + 1;
                    reader.line(line);
                    rest = new byte[0];
                    from = i + 1;
                }
            }
            rest = joined(rest, buffer, from, count);
        }
        return rest;
    }

    private static byte[] joined(byte[] first, byte[] buffer, int from, int to) throws IOException {
        if (first.length > LogLine.LONGEST) {
            throw new IOException("a line of it is longer than " + LogLine.LONGEST + " bytes");
        }
        byte[] joined = Arrays.copyOf(first, first.length + to - from);
        System.arraycopy(buffer, from, joined, first.length, to - from);
        return joined;
    }

    /// Takes in a line of the log.
    interface LineReader {
        void line(byte[] bytes) throws IOException;
    }

    /// Writes after the last line. When that fails, what was written in part is taken back.
    void append(byte[] line) throws IOException {
        if (line.length > LogLine.LONGEST) {
            throw new IOException("one call brings " + line.length + " bytes; it may bring " + LogLine.LONGEST);
        }
        try {
            file.seek(end);
            file.write(line);
            end += line.length;
        } catch (IOException e) {
            cut();
            throw e;
        }
    }

    /// Removes what stands after the last line.
    void cut() throws IOException {
        file.setLength(end);
    }

    /// Returns when the disk has what was written.
    void sync() throws IOException {
        file.getFD().sync();
    }

    /// Gives back the lock too.
    @Override
    public void close() throws IOException {
        file.close();
    }
}
