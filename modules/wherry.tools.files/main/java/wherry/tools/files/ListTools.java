package wherry.tools.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wherry.tool.CallContext;
import wherry.tool.ToolResult;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.Name;
import wherry.tool.method.ToolMethod;
import wherry.tools.files.access.Folder;

/// The tools that show directories, by the names and with the results of the reference server.
final class ListTools {
    private static final int PAGE = 5_000;

    private final Access access;

    ListTools(Access access) {
        this.access = access;
    }

    private record Item(String name, boolean isDirectory, long size) {
        static Item of(Folder folder, Path name) throws IOException {
            try {
                BasicFileAttributes attributes = folder.attributes(name);
                return new Item(name.toString(), attributes.isDirectory(), attributes.size());
            } catch (NoSuchFileException e) {
                return new Item(name.toString(), false, 0);
            }
        }

        String line() {
            return (isDirectory ? "[DIR] " : "[FILE] ") + name;
        }

        String lineWithSize() {
            return String.format(Locale.ROOT, "%s %-30s %s", isDirectory ? "[DIR]" : "[FILE]", name,
                    isDirectory ? "" : String.format(Locale.ROOT, "%10s", ListTools.size(size)));
        }
    }

    enum Order {
        NAME, SIZE
    }

    /// Lists the names in a directory, each with `[FILE]` or `[DIR]` before it.
    ///
    /// @param path   the directory
    /// @param cursor nextCursor of a cut result
    @ToolMethod(name = "list_directory", title = "List Directory", hints = Hint.READ_ONLY)
    ToolResult listDirectory(@Example("/docs") String path, Optional<String> cursor, CallContext call) throws IOException, InterruptedException {
        long from = Answers.position(cursor.orElse(""));
        List<Item> items = items(path, call);
        var lines = new ArrayList<String>();
        for (Item item : page(items, from)) {
            lines.add(item.line());
        }
        return answer(String.join("\n", lines), items.size(), from);
    }

    /// Lists the names in a directory with their sizes, and their totals.
    ///
    /// @param path   the directory
    /// @param sortBy the order: by name, or the largest first
    /// @param cursor nextCursor of a cut result
    @ToolMethod(name = "list_directory_with_sizes", title = "List Directory with Sizes", hints = Hint.READ_ONLY)
    ToolResult listDirectoryWithSizes(@Example("/docs") String path, @Name("sortBy") @Default("name") Order sortBy, Optional<String> cursor,
            CallContext call) throws IOException, InterruptedException {
        long from = Answers.position(cursor.orElse(""));
        List<Item> items = items(path, call);
        items.sort(sortBy == Order.SIZE ? Comparator.comparingLong(Item::size).reversed()
                : Comparator.comparing(Item::name, String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.reverseOrder())));
        var lines = new ArrayList<String>();
        for (Item item : page(items, from)) {
            lines.add(item.lineWithSize());
        }
        long directories = items.stream().filter(Item::isDirectory).count();
        lines.add("");
        lines.add("Total: " + (items.size() - directories) + " files, " + directories + " directories");
        lines.add("Combined size: " + size(items.stream().filter(item -> !item.isDirectory()).mapToLong(Item::size).sum()));
        return answer(String.join("\n", lines), items.size(), from);
    }

    private List<Item> items(String path, CallContext call) throws IOException, InterruptedException {
        var items = new ArrayList<Item>();
        try (Folder folder = access.locate(path, call).folder()) {
            for (Path name : folder.names()) {
                items.add(Item.of(folder, name));
            }
        }
        return items;
    }

    private static List<Item> page(List<Item> items, long from) {
        int start = (int) Math.min(items.size(), from);
        return items.subList(start, Math.min(items.size(), start + PAGE));
    }

    private static ToolResult answer(String text, int all, long from) {
        return from + PAGE >= all ? Answers.text(text)
                : Answers.cut(text, "Entries " + (from + 1) + " to " + (from + PAGE) + " of " + all + ".", String.valueOf(from + PAGE));
    }

    /// As the reference server writes it: `512 B`, `1.50 KB`.
    static String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1024 && unit < 4) {
            size /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.2f %s", size, List.of("B", "KB", "MB", "GB", "TB").get(unit));
    }

    /// Shows a directory and all below it as JSON: name, type, and the children of directories.
    ///
    /// @param path            the directory
    /// @param excludePatterns globs or names to leave out, such as node_modules or **/*.class
    @ToolMethod(name = "directory_tree", title = "Directory Tree", hints = Hint.READ_ONLY)
    ToolResult directoryTree(@Example("/docs") String path, @Name("excludePatterns") @Default("[]") List<String> excludePatterns,
            CallContext call) throws IOException, InterruptedException {
        var tree = new TreeText(excludePatterns);
        return Answers.text(tree.of(access.locate(path, call)), tree.leftOut());
    }

    /// Tells size, times, kind and permissions of a file or directory.
    ///
    /// @param path the file or directory
    @ToolMethod(name = "get_file_info", title = "Get File Info", hints = Hint.READ_ONLY)
    ToolResult getFileInfo(@Example("/docs/notes.txt") String path, CallContext call) throws IOException, InterruptedException {
        BasicFileAttributes found = access.locate(path, call).attributes();
        String text = "size: " + found.size() + "\ncreated: " + found.creationTime() + "\nmodified: " + found.lastModifiedTime() + "\naccessed: "
                + found.lastAccessTime() + "\nisDirectory: " + found.isDirectory() + "\nisFile: " + found.isRegularFile();
        return Answers.text(found instanceof PosixFileAttributes posix ? text + "\npermissions: " + octal(posix) : text);
    }

    private static String octal(PosixFileAttributes attributes) {
        int mode = 0;
        for (PosixFilePermission permission : attributes.permissions()) {
            mode |= 0400 >> permission.ordinal();
        }
        return String.format(Locale.ROOT, "%03o", mode);
    }

    /// Lists the directories that these tools may use. Each includes all below it.
    @ToolMethod(name = "list_allowed_directories", title = "List Allowed Directories", hints = Hint.READ_ONLY)
    ToolResult listAllowedDirectories(CallContext call) throws InterruptedException {
        var lines = new ArrayList<>(List.of("Allowed directories:"));
        for (Path directory : access.roots(call).directories()) {
            lines.add(directory.toString());
        }
        return Answers.text(String.join("\n", lines));
    }
}
