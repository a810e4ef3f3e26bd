package wherry.server.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Setting;

/// A capability in the catalog: what it offered last, and the host that it sees.
///
/// One thread at a time reads its lists. A change that is told meanwhile has that thread read them once more, so that
/// [Host#listsChanged] never waits for another thread, whatever lock the capability holds.
final class LoadedCapability {
    private final Capability capability;
    private final Map<String, String> settings;
    private final Consumer<LoadedCapability> reading;
    private final Consumer<String> atUpdate;
    /// Changes that were told and not read yet; more than 0 exactly while a thread reads. Starts with the first reading.
    private final AtomicInteger unread = new AtomicInteger(1);
    /// Guarded by the catalog, but for the first one.
    private volatile Contribution contribution;

    /// @param reading  reads the lists
    /// @param atUpdate takes the URI of a resource whose contents differ now
    LoadedCapability(Capability capability, Map<String, String> settings, Consumer<LoadedCapability> reading,
            Consumer<String> atUpdate) {
        this.capability = capability;
        this.settings = settings;
        this.reading = reading;
        this.atUpdate = atUpdate;
        this.contribution = Contribution.none(capability);
    }

    Capability capability() {
        return capability;
    }

    Contribution contribution() {
        return contribution;
    }

    void contribution(Contribution next) {
        contribution = next;
    }

    void start() {
        capability.start(new OwnHost());
    }

    /// Reads the lists for the first time.
    ///
    /// @throws IllegalArgumentException when they are no good
    void readFirst() {
        try {
            contribution = Contribution.of(capability, contribution);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("capability " + capability.name() + ": " + e.getMessage(), e);
        }
    }

    /// Ends the first reading: changes that were told since are read now, later ones when they are told.
    void followChanges() {
        if (unread.addAndGet(-1) > 0) {
            readAll();
        }
    }

    private void readAll() {
        int seen;
        do {
            seen = unread.get();
            reading.accept(this);
        } while (unread.addAndGet(-seen) > 0);
    }

    private final class OwnHost implements Host {

        @Override
        public Optional<String> setting(String name) {
            Setting declared = capability.settings().stream().filter(setting -> setting.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(capability.name() + " declares no setting " + name));
            return Optional.ofNullable(settings.get(name)).or(declared::fallback);
        }

        @Override
        public void listsChanged() {
            if (unread.getAndIncrement() == 0) {
                readAll();
            }
        }

        @Override
        public void resourceUpdated(String uri) {
            atUpdate.accept(uri);
        }
    }
}
