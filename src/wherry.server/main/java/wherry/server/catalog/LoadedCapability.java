package wherry.server.catalog;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wherry.json.JsonObject;
import wherry.server.event.Log;
import wherry.server.options.HostOptions;
import wherry.tool.Capability;
import wherry.tool.CheckResult;
import wherry.tool.Host;
import wherry.tool.Setting;

/// A capability in the catalog, with its last contribution and its [Host].
///
/// One thread at a time reads the capability's lists. When the capability reports a change during that, the same thread reads them
/// once more. So [Host#listsChanged] never waits for another thread, even while the capability holds a lock.
final class LoadedCapability {
    private static final Duration LONG_START = Duration.ofSeconds(3);

    private final Capability capability;
    private final HostOptions options;
    private final Consumer<LoadedCapability> reading;
    private final ResourceSubscribers subscribers;
    private final Supplier<Set<Module>> modules;
    /// How many reported changes are not read yet. More than 0 exactly while a thread reads; 1 at first, for the first reading.
    private final AtomicInteger unread = new AtomicInteger(1);
    /// When it began to start, by [System#nanoTime]. For the thread that starts it.
    private long begin;
    /// Guarded by the catalog, except the first one.
    private volatile Contribution contribution;

    /// @param reading  reads the lists
    /// @param modules  those of all capabilities
    LoadedCapability(Capability capability, HostOptions options, Consumer<LoadedCapability> reading,
            ResourceSubscribers subscribers, Supplier<Set<Module>> modules) {
        this.capability = capability;
        this.options = options;
        this.reading = reading;
        this.subscribers = subscribers;
        this.modules = modules;
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

    /// @throws IllegalArgumentException when a setting is not valid, or the capability refuses them, or throws anything else; the message
    ///                                  then names it
    void start() {
        begin = System.nanoTime();
        OwnHost host = host();
        try {
            capability.start(host);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw threw("start", e);
        }
    }

    /// What the capability finds without being started.
    ///
    /// @throws IllegalArgumentException as [#start]
    List<CheckResult> check() {
        OwnHost host = host();
        try {
            return List.copyOf(capability.check(host));
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw threw("check", e);
        }
    }

    /// With valid settings.
    private OwnHost host() {
        var host = new OwnHost();
        DeclaredSettings.of(capability).forEach(host::check);
        return host;
    }

    private IllegalArgumentException threw(String method, Throwable thrown) {
        return new IllegalArgumentException(named() + ": " + method + " threw " + thrown + at(thrown), thrown);
    }

    /// Reads the lists for the first time.
    ///
    /// @throws IllegalArgumentException when they are not valid
    void readFirst(Log log) {
        try {
            contribution = Contribution.of(capability, contribution, log);
            warnOfLongStart(Duration.ofNanos(System.nanoTime() - begin), log);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(named() + ": " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            throw new IllegalArgumentException(named() + ": a list threw " + e + at(e), e);
        }
    }

    private void warnOfLongStart(Duration took, Log log) {
        if (took.compareTo(LONG_START) > 0) {
            log.write(Level.WARNING, "capability took long to start", JsonObject.builder().put("capability", capability.name())
                    .put("millis", took.toMillis()).build());
        }
    }

    /// Where in the capability's class that was.
    private String at(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().equals(capability.getClass().getName())) {
                return " at " + frame;
            }
        }
        return "";
    }

    private String named() {
        return "capability " + capability.name() + " (" + capability.getClass().getName() + ")";
    }

    /// Ends the first reading. Reads the changes that the capability reported since; later ones are read when it reports them.
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

        void check(Setting<?> setting) {
            if (setting.isRequired()) {
                value(setting);
            } else {
                find(setting);
            }
        }

        @Override
        public <T> T value(Setting<T> setting) {
            return find(setting).orElseThrow(() -> new IllegalArgumentException(setting.name() + ": expected " + setting.valid()
                    + ", got none"));
        }

        @Override
        public <T> Optional<T> find(Setting<T> setting) {
            if (capability.settings().stream().noneMatch(declared -> declared.name().equals(setting.name()))) {
                throw new IllegalArgumentException(capability.name() + " declares no setting " + setting.name());
            }
            String given = options.settings().get(setting.name());
            return given == null ? setting.fallback() : Optional.of(setting.parse(given));
        }

        @Override
        public Path data() {
            return DataFolder.of(options.data(), capability.name());
        }

        @Override
        public Set<Module> modules() {
            return modules.get();
        }

        @Override
        public void listsChanged() {
            if (unread.getAndIncrement() == 0) {
                readAll();
            }
        }

        @Override
        public void resourceUpdated(String uri) {
            subscribers.updated(uri);
        }

        @Override
        public Set<String> subscribedResources() {
            return subscribers.uris();
        }
    }
}
