package wherry.app.config;

import java.nio.file.Path;

/// A configuration file.
///
/// @param base the folder that the file may not leave by a link
public record ClientFile(Path base, Path file) {

    static ClientFile in(Path base, String file) {
        return new ClientFile(base, base.resolve(file));
    }
}
