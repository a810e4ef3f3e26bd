package wherry.auth.key;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import wherry.auth.fetch.Document;
import wherry.auth.fetch.FetchFailed;
import wherry.auth.fetch.Fetcher;

/// Loads the keys of one issuer. For one thread at a time.
public final class KeyLoader {
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final Duration LEAST_LIFE = Duration.ofMinutes(5);
    private static final Duration MOST_LIFE = Duration.ofDays(1);

    private final String issuer;
    private final Set<Algorithm> allowed;
    private final Fetcher fetcher;
    private final boolean finds;
    /// Null until the issuer's metadata have named it, and again after a failure.
    private URI place;

    private KeyLoader(String issuer, URI place, Set<Algorithm> allowed, Fetcher fetcher) {
        this.issuer = issuer;
        this.place = place;
        this.finds = place == null;
        this.allowed = allowed;
        this.fetcher = fetcher;
    }

    /// Keys at the place that the issuer's metadata name.
    public static KeyLoader of(String issuer, Set<Algorithm> allowed, Fetcher fetcher) {
        return new KeyLoader(issuer, null, allowed, fetcher);
    }

    /// Keys at a known place.
    public static KeyLoader at(URI place, String issuer, Set<Algorithm> allowed, Fetcher fetcher) {
        return new KeyLoader(issuer, place, allowed, fetcher);
    }

    /// Loaded keys.
    ///
    /// @param life how long they are taken for the issuer's present ones
    record Loaded(KeySet keys, Duration life) {
    }

    Loaded load() throws FetchFailed {
        try {
            if (place == null) {
                place = IssuerMetadata.keys(issuer, fetcher);
            }
            Document document = fetcher.get(place);
            KeySet keys = KeySet.read(document.json(), allowed)
                    .orElseThrow(() -> new FetchFailed(place + ": expected a key set with at most " + KeySet.MOST + " keys"));
            return new Loaded(keys, life(document));
        } catch (FetchFailed e) {
            place = finds ? null : place;
            throw e;
        }
    }

    private static Duration life(Document document) {
        Duration told = document.maxAge().orElse(USUAL_LIFE);
        return told.compareTo(LEAST_LIFE) < 0 ? LEAST_LIFE : told.compareTo(MOST_LIFE) > 0 ? MOST_LIFE : told;
    }

    /// Whose keys these are.
    String issuer() {
        return issuer;
    }
}
