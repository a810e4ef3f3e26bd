package wherry.tools.skills;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// A folder of the user's. Names that begin with a dot are passed over. A link is followed when it leads to a place in the folder, as those
/// of a mounted ConfigMap do.
///
/// @param most files and folders that it may hold
record SkillFolder(Path folder, int most) implements SkillSource {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_ENTRIES = 20_000;

    SkillFolder(Path folder) {
        this(folder, MAX_ENTRIES);
    }

    @Override
    public List<SourceFile> files() throws IOException {
        var walk = new Walk(folder.toRealPath(), most);
        Files.walkFileTree(walk.top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, walk);
        return walk.files;
    }

    /// @param key identifies the file in its file system, where there is such a key
    private record Stamp(long size, FileTime modified, Object key) {
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path top;
        private final List<SourceFile> files = new ArrayList<>();
        private final int most;
        private int seen;

        Walk(Path top, int most) {
            this.top = top;
            this.most = most;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            count();
            if (folder.equals(top)) {
                return FileVisitResult.CONTINUE;
            }
            if (isHidden(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (Files.isSymbolicLink(folder) && !folder.toRealPath().startsWith(top)) {
                files.add(SourceFile.unreadable(path(folder), FolderFile.LEAVES));
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            count();
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            String path = path(file);
            if (attributes.isDirectory()) {
                files.add(SourceFile.unreadable(path, "lies deeper than " + MAX_DEPTH + " folders"));
            } else if (attributes.isOther()) {
                files.add(SourceFile.unreadable(path, "is no regular file"));
            } else if (path.indexOf('\uFFFD') >= 0) {
                files.add(SourceFile.unreadable(path, "has a name that is not UTF-8"));
            } else {
                files.add(new SourceFile(path, new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()),
                        new FolderFile(top, file)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (file.equals(top)) {
                throw failure;
            }
            if (!isHidden(file)) {
                files.add(SourceFile.unreadable(path(file), "cannot be read: " + failure));
            }
            return FileVisitResult.CONTINUE;
        }

        private void count() throws IOException {
            if (++seen > most) {
                throw new IOException(top + " holds more than " + most + " files and folders; name a folder that holds skills alone");
            }
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }

        private String path(Path file) {
            Path below = top.relativize(file);
            var names = new StringBuilder();
            below.forEach(name -> names.append(names.isEmpty() ? "" : "/").append(name));
            return names.toString();
        }
    }
}
