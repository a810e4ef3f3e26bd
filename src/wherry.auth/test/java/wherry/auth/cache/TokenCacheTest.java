package wherry.auth.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wherry.http.request.Verification;
import wherry.tool.Principal;

class TokenCacheTest {
    private static final Verification REFUSED = new Verification.Refused("no");
    private final Instant now = Instant.EPOCH;

    @Test
    void forgetsOldTokensWhenItIsFull() {
        var cache = new TokenCache(100, Duration.ofMinutes(1));
        for (int i = 0; i < 100_000; i++) {
            cache.put("" + i, REFUSED, now);
            assertTrue(cache.find("" + i, now).isPresent());
        }
        long known = IntStream.range(0, 100_000).filter(i -> cache.find("" + i, now).isPresent()).count();
        assertTrue(known >= 50 && known <= 101, "it knows " + known);
    }

    @Test
    void remembersNoTokenBeyondItsOwnTime() {
        var cache = new TokenCache(100, Duration.ofMinutes(1));
        cache.put("long", Verification.Accepted.always(Principal.ANONYMOUS), now);
        cache.put("short", new Verification.Accepted(Principal.ANONYMOUS, now.plusSeconds(5)), now);
        assertTrue(cache.find("short", now.plusSeconds(4)).isPresent());
        assertFalse(cache.find("short", now.plusSeconds(5)).isPresent());
        assertTrue(cache.find("long", now.plusSeconds(59)).isPresent());
        assertFalse(cache.find("long", now.plusSeconds(60)).isPresent());
    }

    @Test
    void keepsDigestsAndNoTokens() {
        assertEquals(32, TokenCache.digest("token").length());
        assertFalse(TokenCache.digest("token").contains("token"));
    }
}
