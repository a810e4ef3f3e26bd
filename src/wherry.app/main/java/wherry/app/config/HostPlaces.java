package wherry.app.config;

import java.nio.file.Path;
import java.util.List;

/// The files and folders of this machine that a setting names.
///
/// @param name      the name of the setting
/// @param paths     absolute
/// @param isList    whether the setting may name several
/// @param isWritten whether the server may write there
public record HostPlaces(String name, List<Path> paths, boolean isList, boolean isWritten) {

    public HostPlaces {
        paths = List.copyOf(paths);
    }
}
