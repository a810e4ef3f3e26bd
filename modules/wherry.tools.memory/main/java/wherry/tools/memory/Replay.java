package wherry.tools.memory;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// One pass over the lines of the log that are not known yet. It does to the graph what they say, and repairs the file.
///
/// A damaged line is copied to a file beside the log whose name ends in `.damaged`, and the lines after it count. A last line that is
/// incomplete is what a process wrote when it was killed. Its call was never answered, so the line is removed.
final class Replay {
    private final LogFile file;
    private final Graph graph;
    private final long most;
    /// Damaged lines that are not kept yet.
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private boolean hasPast;
    private int whole;
    private int damaged;
    private int torn;

    /// @param most what the graph may weigh
    Replay(LogFile file, Graph graph, long most) {
        this.file = file;
        this.graph = graph;
        this.most = most;
    }

    /// @throws IOException when the file cannot be read, is no log, or holds too much
    void run() throws IOException {
        boolean isFirst = file.end() == 0;
        byte[] rest = file.read(this::line);
        if (rest.length > 0) {
            last(rest);
        }
        keepDamaged(isFirst);
        if (file.end() == 0) {
            file.append(LogLine.header());
        }
    }

    private void line(byte[] bytes) throws IOException {
        if (apply(bytes)) {
            whole++;
        } else {
            damaged++;
            lines.write(bytes);
            lines.write('\n');
            if (lines.size() > LogLine.LONGEST) {
                keepDamaged(true);
            }
        }
    }

    /// A file that has no good line is none of ours, and is left as it is.
    private void keepDamaged(boolean isFirst) throws IOException {
        if (lines.size() == 0) {
            return;
        }
        if (isFirst && whole == 0) {
            throw notALog();
        }
        Path beside = file.beside(".damaged");
        NewFile.at(beside);
        try (OutputStream out = new FileOutputStream(beside.toFile(), true)) {
            lines.writeTo(out);
        }
        lines.reset();
    }

    /// A last line without its end. The reference server writes its last line so.
    private void last(byte[] bytes) throws IOException {
        if (apply(bytes)) {
            whole++;
            file.append(bytes);
            file.append(new byte[] {'\n'});
        } else if (file.end() == 0 && bytes[0] != '{' && bytes[0] != 0) {
            throw notALog();
        } else {
            torn = bytes.length;
            file.cut();
        }
    }

    private static IOException notALog() {
        return new IOException("it has no record of a memory, so it is left as it is");
    }

    /// Whether the line is one.
    private boolean apply(byte[] line) throws IOException {
        try {
            hasPast |= LogLine.apply(line, graph);
        } catch (UnsupportedOperationException e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            return false;
        }
        if (graph.weight() > most) {
            throw new IOException("it holds more than " + most + " characters; set MCP_MEMORY_SIZE to more");
        }
        return true;
    }

    /// Whether there are changes among the lines.
    boolean hasPast() {
        return hasPast;
    }

    /// How many lines were damaged.
    int damaged() {
        return damaged;
    }

    /// How many bytes of an incomplete last line were removed.
    int torn() {
        return torn;
    }
}
