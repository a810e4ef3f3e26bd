package wherry.tools.skills;

import java.io.IOException;
import java.io.InputStream;

/// A file of a source. Two are equal when, by all that the source can tell without reading them, they hold the same.
///
/// @param path  from the top of the source, with `/` between names
/// @param stamp differs when the file was changed
record SourceFile(String path, Object stamp, Opener opener) {

    /// What opens the file.
    interface Opener {

        /// @throws IOException whose message says why the file cannot be read
        InputStream open() throws IOException;
    }

    /// A file that a skill cannot have.
    static SourceFile unreadable(String path, String reason) {
        return new SourceFile(path, reason, new Unreadable(reason));
    }

    private record Unreadable(String reason) implements Opener {

        @Override
        public InputStream open() throws IOException {
            throw new IOException(reason);
        }
    }
}
