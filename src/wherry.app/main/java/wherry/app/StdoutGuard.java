package wherry.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.server.event.Log;

/// Keeps standard output for the protocol. Text that any code prints to [System#out] goes to standard error instead, with one warning
/// for each class that prints.
final class StdoutGuard extends OutputStream {
    private static final int CLASSES = 100;

    private final OutputStream stderr;
    private final Log log;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    private StdoutGuard(OutputStream stderr, Log log) {
        this.stderr = stderr;
        this.log = log;
    }

    /// Puts the guard in place.
    static void install(Log log) {
        var guard = new StdoutGuard(new FileOutputStream(FileDescriptor.err), log);
        System.setOut(new PrintStream(guard, true, StandardCharsets.UTF_8));
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        String culprit = StackWalker.getInstance().walk(frames -> frames
                .map(StackWalker.StackFrame::getClassName)
                .filter(name -> !name.equals(StdoutGuard.class.getName()) && !isPrinting(name))
                .findFirst()).orElse("unknown");
        if (warned.size() < CLASSES && warned.add(culprit)) {
            log.write(Level.WARNING, "printed to standard output, which belongs to the protocol; sent to standard error",
                    JsonObject.of("class", Json.of(culprit)));
        }
        try {
            stderr.write(bytes, offset, length);
        } catch (IOException e) {
            // Standard error is closed, so the text is lost.
        }
    }

    private static boolean isPrinting(String className) {
        return className.startsWith("java.") || className.startsWith("sun.") || className.startsWith("jdk.");
    }
}
