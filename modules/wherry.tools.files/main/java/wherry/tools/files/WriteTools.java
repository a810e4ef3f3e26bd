package wherry.tools.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import wherry.tool.CallContext;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.Name;
import wherry.tool.method.ToolMethod;
import wherry.tools.files.access.AccessException;
import wherry.tools.files.access.AtomicWrite;
import wherry.tools.files.access.Folder;
import wherry.tools.files.access.OpenFile;
import wherry.tools.files.access.Place;
import wherry.tools.files.access.Roots;

/// The tools that change files, by the names and with the results of the reference server. One changes something at a time.
final class WriteTools {
    private final Access access;
    private final ReentrantLock lock = new ReentrantLock();

    WriteTools(Access access) {
        this.access = access;
    }

    /// Writes a text file in UTF-8, and replaces one that is there.
    ///
    /// @param path    the file, in a directory that exists
    /// @param content the whole text
    @ToolMethod(name = "write_file", title = "Write File", hints = {Hint.DESTRUCTIVE, Hint.IDEMPOTENT})
    ToolResult writeFile(@Example("/docs/notes.txt") String path, String content, CallContext call) throws IOException, InterruptedException {
        Place place = access.locate(path, call);
        lock.lockInterruptibly();
        try {
            new AtomicWrite(place, content.getBytes(StandardCharsets.UTF_8)).write();
        } finally {
            lock.unlock();
        }
        return Answers.text("Successfully wrote to " + path);
    }

    /// Replaces parts of a text file, and shows what changed as a diff. It keeps encoding and ends of lines.
    ///
    /// @param path   the file
    /// @param edits  the changes, one after another; each replaces the first place that has its oldText
    /// @param dryRun whether to show the diff alone, and change nothing
    @ToolMethod(name = "edit_file", title = "Edit File", hints = Hint.DESTRUCTIVE)
    ToolResult editFile(@Example("/docs/notes.txt") String path, @Length(max = 1_000) List<Edit> edits, @Name("dryRun") @Default("false") boolean dryRun,
            CallContext call) throws IOException, InterruptedException {
        Place place = access.locate(path, call);
        lock.lockInterruptibly();
        try (OpenFile file = place.file()) {
            byte[] bytes = file.readAll(access.mostBytes());
            if (Encoding.isBinary(bytes)) {
                throw new AccessException("'" + path + "' is no text: it has zero bytes");
            }
            Encoding encoding = Encoding.of(bytes);
            var text = new EditedText(encoding.decode(bytes), edits);
            if (!dryRun) {
                new AtomicWrite(place, encoding.encode(text.after())).writeOver(file.attributes());
            }
            return Answers.text(text.diff(place.path().toString()));
        } finally {
            lock.unlock();
        }
    }

    /// Makes a directory, and those above it that are missing. It succeeds when the directory is there already.
    ///
    /// @param path the directory
    @ToolMethod(name = "create_directory", title = "Create Directory", hints = {Hint.ADDITIVE, Hint.IDEMPOTENT})
    ToolResult createDirectory(@Example("/docs/2026/reports") String path, CallContext call) throws IOException, InterruptedException {
        Place place = access.locate(path, call);
        lock.lockInterruptibly();
        try {
            place.makeDirectories();
        } finally {
            lock.unlock();
        }
        return Answers.text("Successfully created directory " + path);
    }

    /// Moves or renames a file or directory. It fails when the destination exists.
    ///
    /// @param source      what to move
    /// @param destination its new path, in a directory that exists
    @ToolMethod(name = "move_file", title = "Move File", hints = Hint.DESTRUCTIVE)
    ToolResult moveFile(@Example("/docs/old.txt") String source, @Example("/docs/new.txt") String destination, CallContext call)
            throws IOException, InterruptedException {
        Roots roots = access.roots(call);
        Place from = roots.locate(source);
        Place to = roots.locate(destination);
        lock.lockInterruptibly();
        try (Folder folder = from.parent(); Folder target = to.parent()) {
            folder.attributes(from.name());
            if (target.has(to.name())) {
                throw new ToolFailure("Destination already exists: " + destination);
            }
            folder.move(from.name(), target, to.name());
        } finally {
            lock.unlock();
        }
        return Answers.text("Successfully moved " + source + " to " + destination);
    }
}
