package wherry.auth.cache;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wherry.http.request.Verification;

/// Remembers what tokens were found to be, by their digests. Safe for use by many threads.
///
/// It has two generations of entries. A full one becomes the old one, and the old one is dropped: so it is bounded without a search
/// for the oldest entry.
public final class TokenCache {
    private record Entry(Verification verification, Instant until) {
    }

    private final int most;
    private final Duration life;
    private volatile Map<String, Entry> young = new ConcurrentHashMap<>();
    private volatile Map<String, Entry> old = Map.of();

    /// @param most how many tokens it remembers
    /// @param life how long
    public TokenCache(int most, Duration life) {
        this.most = most;
        this.life = life;
    }

    /// The name of a token in caches: its SHA-256, so that no token is kept.
    public static String digest(String token) {
        return new String(sha256(token), StandardCharsets.ISO_8859_1);
    }

    public static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    public Optional<Verification> find(String digest, Instant now) {
        Entry entry = young.get(digest);
        if (entry == null) {
            entry = old.get(digest);
        }
        return entry == null || !now.isBefore(entry.until()) ? Optional.empty() : Optional.of(entry.verification());
    }

    public void put(String digest, Verification verification, Instant now) {
        Instant end = now.plus(life);
        if (verification instanceof Verification.Accepted accepted && accepted.until().isBefore(end)) {
            end = accepted.until();
        }
        young.put(digest, new Entry(verification, end));
        if (young.size() > most / 2) {
            turn();
        }
    }

    private synchronized void turn() {
        if (young.size() > most / 2) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
