package wherry.tools.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wherry.tool.CallContext;
import wherry.tool.Content;
import wherry.tool.ResourceContents;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;
import wherry.tools.files.access.AccessException;
import wherry.tools.files.access.OpenFile;
import wherry.tools.files.access.Place;
import wherry.tools.files.access.Roots;

/// The tools that read files, by the names and with the results of the reference server.
final class ReadTools {
    private static final int MOST_FILES = 200;

    private final Access access;

    ReadTools(Access access) {
        this.access = access;
    }

    /// Deprecated name of read_text_file.
    ///
    /// @param path   the file
    /// @param head   only the first N lines
    /// @param tail   only the last N lines
    /// @param cursor nextCursor of a cut result
    @ToolMethod(name = "read_file", title = "Read File (Deprecated)", hints = Hint.READ_ONLY)
    ToolResult readFile(@Example("/docs/notes.txt") String path, @Range(min = 0) Optional<Integer> head,
            @Range(min = 0) Optional<Integer> tail, Optional<String> cursor, CallContext call) throws IOException, InterruptedException {
        return readTextFile(path, head, tail, cursor, call);
    }

    /// Reads one text file, whole or only its first or last lines.
    ///
    /// @param path   the file
    /// @param head   only the first N lines
    /// @param tail   only the last N lines
    /// @param cursor nextCursor of a cut result
    @ToolMethod(name = "read_text_file", title = "Read Text File", hints = Hint.READ_ONLY)
    ToolResult readTextFile(@Example("/docs/notes.txt") String path, @Range(min = 0) Optional<Integer> head,
            @Range(min = 0) Optional<Integer> tail, Optional<String> cursor, CallContext call) throws IOException, InterruptedException {
        int first = head.orElse(0);
        int last = tail.orElse(0);
        if (first > 0 && last > 0) {
            throw new ToolFailure("Cannot specify both head and tail parameters simultaneously");
        }
        long from = Answers.position(cursor.orElse(""));
        try (OpenFile file = access.locate(path, call).file()) {
            int most = access.mostText();
            long start = last > 0 ? Math.max(0, file.channel().size() - most) : from;
            TextWindow window = TextWindow.read(file, start, most);
            if (last > 0) {
                return Answers.text(window.tail(last));
            }
            String text = first > 0 ? window.head(first) : window.text();
            return !window.isCut() || first > 0 && window.hasLines(first) ? Answers.text(text)
                    : Answers.cut(text, "Bytes " + window.from() + " to " + window.end() + " of " + window.size() + ".", String.valueOf(window.end()));
        }
    }

    /// Reads an image, a sound or any other file that is not text. Images and sound come as such, others as a resource in base64.
    ///
    /// @param path the file
    @ToolMethod(name = "read_media_file", title = "Read Media File", hints = Hint.READ_ONLY)
    Content readMediaFile(@Example("/docs/photo.png") String path, CallContext call) throws IOException, InterruptedException {
        Place place = access.locate(path, call);
        try (OpenFile file = place.file()) {
            byte[] bytes = file.readAll(access.mostBytes());
            String type = MediaType.of(place.name().toString());
            if (type.startsWith("image/")) {
                return Content.image(bytes, type);
            }
            return type.startsWith("audio/") ? Content.audio(bytes, type)
                    : Content.resource(ResourceContents.blob(place.path().toUri().toString(), type, bytes));
        }
    }

    /// Reads several text files in one call. A file that cannot be read is reported in its place.
    ///
    /// @param paths the files
    @ToolMethod(name = "read_multiple_files", title = "Read Multiple Files", hints = Hint.READ_ONLY)
    ToolResult readMultipleFiles(@Length(min = 1, max = MOST_FILES) List<String> paths, CallContext call) throws IOException, InterruptedException {
        var parts = new ArrayList<String>();
        long left = access.mostText();
        Roots roots = access.roots(call);
        for (String path : paths) {
            try (OpenFile file = roots.locate(path).file()) {
                long size = file.channel().size();
                if (size > left) {
                    throw new AccessException("has " + size + " bytes, and this call reads " + left + " more; use read_text_file");
                }
                String text = TextWindow.read(file, 0, (int) left).text();
                left -= size;
                parts.add(path + ":\n" + text + "\n");
            } catch (IOException e) {
                parts.add(path + ": Error - " + AccessException.message(e, path));
            }
        }
        return Answers.text(String.join("\n---\n", parts));
    }
}
