package wherry.dev;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Detects changes of sources by polling, which works on every file system, also on a container's mounts.
final class Watch {
    /// How long no file may change before a series of saves counts as complete.
    private static final long QUIET_MILLIS = 40;

    private final Supplier<List<Path>> modules;
    private Sources seen;
    private Instant lookedAt = Instant.now();

    /// The files that changed, and the time of the last save.
    record Change(Set<Path> files, Instant saved) {
    }

    /// @param modules the folders to look at; called at each look
    Watch(Supplier<List<Path>> modules) {
        this.modules = modules;
        this.seen = Sources.of(modules.get());
    }

    /// The changes since the last call, after no file has changed for [#QUIET_MILLIS].
    Optional<Change> look() throws InterruptedException {
        Instant before = lookedAt;
        lookedAt = Instant.now();
        Sources now = Sources.of(modules.get());
        if (now.equals(seen)) {
            return Optional.empty();
        }
        Sources last;
        do {
            last = now;
            Thread.sleep(QUIET_MILLIS);
            lookedAt = Instant.now();
            now = Sources.of(modules.get());
        } while (!now.equals(last));
        Set<Path> files = now.since(seen);
        seen = now;
        return Optional.of(new Change(files, saved(files, before))).filter(change -> !change.files.isEmpty());
    }

    /// The time of the last save. A file that is gone or has an older time changed after the look before.
    private Instant saved(Set<Path> files, Instant before) {
        return Stream.concat(Stream.of(before), files.stream().map(seen.files()::get).filter(Objects::nonNull)
                .map(stamp -> stamp.modified().toInstant())).max(Instant::compareTo).orElseThrow();
    }
}
