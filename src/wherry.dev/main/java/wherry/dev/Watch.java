package wherry.dev;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Sees when sources change, by looking again and again: that works on every file system, also on one that a container mounts.
final class Watch {
    /// How long nothing must have changed for a burst of saves to be over.
    private static final long QUIET_MILLIS = 40;

    private final Supplier<List<Path>> modules;
    private Sources seen;
    private Instant lookedAt = Instant.now();

    /// What changed, and when the last of it was saved.
    record Change(Set<Path> files, Instant saved) {
    }

    /// @param modules the folders to look at, asked for at each look
    Watch(Supplier<List<Path>> modules) {
        this.modules = modules;
        this.seen = Sources.of(modules.get());
    }

    /// What changed since the last call, once it is at rest.
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

    /// A file may bring an older time along, or be gone: then it changed after the look that saw nothing.
    private Instant saved(Set<Path> files, Instant before) {
        return Stream.concat(Stream.of(before), files.stream().map(seen.files()::get).filter(Objects::nonNull)
                .map(stamp -> stamp.modified().toInstant())).max(Instant::compareTo).orElseThrow();
    }
}
