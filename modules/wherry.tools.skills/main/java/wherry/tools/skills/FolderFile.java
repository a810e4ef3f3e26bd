package wherry.tools.skills;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// A file of a folder. It is opened below the folder only: its links are resolved first, and then each name on the way to the real file is
/// opened as no link, so that a link that another process puts there meanwhile is refused.
///
/// @param top the folder's real path
record FolderFile(Path top, Path file) implements SourceFile.Opener {
    static final String LEAVES = "is a link that leaves the folder";
    private static final Set<OpenOption> READ_NO_LINK = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    @Override
    public InputStream open() throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(top)) {
            throw new IOException(LEAVES);
        }
        try (DirectoryStream<Path> folder = Files.newDirectoryStream(top)) {
            // A system without such streams, as Windows is, has no more to offer than a check before the opening.
            return Channels.newInputStream(folder instanceof SecureDirectoryStream<Path> secure
                    ? open(secure, top.relativize(real)) : Files.newByteChannel(real, READ_NO_LINK));
        }
    }

    private static SeekableByteChannel open(SecureDirectoryStream<Path> folder, Path below) throws IOException {
        if (below.getNameCount() == 1) {
            return folder.newByteChannel(below, READ_NO_LINK);
        }
        try (SecureDirectoryStream<Path> next = folder.newDirectoryStream(below.getName(0), LinkOption.NOFOLLOW_LINKS)) {
            return open(next, below.subpath(1, below.getNameCount()));
        }
    }
}
