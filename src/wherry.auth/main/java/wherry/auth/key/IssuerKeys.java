package wherry.auth.key;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import wherry.auth.claim.InvalidToken;
import wherry.auth.fetch.FetchFailed;

/// The keys of an issuer, loaded at the first token, renewed before they are old, and renewed for a token whose key is not among them.
///
/// One thread loads at a time, and at most every 30 s. While the issuer does not answer, the keys that it gave last serve for a day.
public final class IssuerKeys implements KeySource {
    private static final System.Logger LOGGER = System.getLogger("wherry.auth");
    /// Between the beginnings of two loads; after a failure from its end on.
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /// The same, while there are no keys at all: the issuer may be about to start.
    private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofDays(1);
    /// How long a token waits for a load.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// In percent of the life of keys.
    private static final int RENEWED_AT = 80;

    /// Immutable.
    private record State(KeySet keys, Instant renewal, Instant old, boolean hasFailed, Instant nextLoad) {
        static final State EMPTY = new State(null, Instant.MIN, Instant.MIN, false, Instant.MIN);

        boolean hasUsableKeys(Instant now) {
            return keys != null && now.isBefore(old.plus(GRACE));
        }
    }

    private final KeyLoader loader;
    private final InstantSource clock;
    /// Written by the thread that loads, before it counts down.
    private volatile State state = State.EMPTY;
    /// Guarded by this object. Null when no thread loads.
    private CountDownLatch load;
    /// Guarded by this object. The last thread that loaded; null before.
    private Thread thread;

    public IssuerKeys(KeyLoader loader, InstantSource clock) {
        this.loader = loader;
        this.clock = clock;
    }

    @Override
    public VerificationKey find(String id, Algorithm algorithm) throws InvalidToken, KeysUnavailable {
        Optional<VerificationKey> key = present().find(id, algorithm);
        if (key.isEmpty() && renew(true)) {
            key = present().find(id, algorithm);
        }
        if (key.isEmpty() && state.hasFailed()) {
            throw unavailable();
        }
        return key.orElseThrow(() -> new InvalidToken("the issuer has no key for the kid and the algorithm of the token"));
    }

    private KeySet present() throws KeysUnavailable {
        State now = state;
        Instant time = clock.instant();
        if (!time.isBefore(now.renewal())) {
            // Waits only for keys that are old, and not again in an outage.
            renew(!time.isBefore(now.old()) && !(now.hasFailed() && now.hasUsableKeys(time)));
        }
        State latest = state;
        if (!latest.hasUsableKeys(time)) {
            throw unavailable();
        }
        return latest.keys();
    }

    private KeysUnavailable unavailable() {
        Duration left = Duration.between(clock.instant(), state.nextLoad());
        return new KeysUnavailable(left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left);
    }

    /// Loads the keys, unless that was done just now.
    ///
    /// @return whether the keys were loaded
    private boolean renew(boolean waits) throws KeysUnavailable {
        Optional<CountDownLatch> begun = begin();
        if (begun.isEmpty() || !waits) {
            return false;
        }
        try {
            if (!begun.get().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new KeysUnavailable(PAUSE_WITHOUT_KEYS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysUnavailable(PAUSE_WITHOUT_KEYS);
        }
        return !state.hasFailed();
    }

    /// @return the end of the load that runs; empty when it is too early for one
    private synchronized Optional<CountDownLatch> begin() {
        if (load == null && !clock.instant().isBefore(state.nextLoad())) {
            load = new CountDownLatch(1);
            thread = Thread.ofVirtual().name("keys of " + loader.issuer()).start(this::load);
        }
        return Optional.ofNullable(load);
    }

    private void load() {
        Instant start = clock.instant();
        State before = state;
        try {
            KeyLoader.Loaded loaded = loader.load();
            Duration life = loaded.life();
            loaded.keys().unusable().forEach(problem -> LOGGER.log(Level.WARNING, loader.issuer() + ": " + problem));
            state = new State(loaded.keys(), start.plus(life.multipliedBy(RENEWED_AT).dividedBy(100)), start.plus(life), false, start.plus(PAUSE));
        } catch (FetchFailed | RuntimeException e) {
            LOGGER.log(Level.WARNING, "the keys of the issuer " + loader.issuer() + " cannot be loaded: " + e.getMessage());
            // From now, and not from the start: a load that fails by a timeout may take longer than the pause, and each token would wait for one.
            state = new State(before.keys(), before.renewal(), before.old(), true,
                    clock.instant().plus(before.keys() == null ? PAUSE_WITHOUT_KEYS : PAUSE));
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        load.countDown();
        load = null;
    }

    /// Ends a load.
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
