package wherry.server.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Principal;

class SessionSealTest {
    private static final JsonObject PARAMS = JsonObject.of("protocolVersion", Json.of("2025-11-25"));
    private static final Principal ADA = new Principal("issuer", "ada", Set.of());
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private final SessionSeal seal = sealing(new byte[32]);

    private SessionSeal sealing(byte[]... keys) {
        return new SessionSeal(new Seal(List.of(keys), SecureRandom::new), () -> now);
    }

    @Test
    void opensForItsPrincipalAlone() {
        String id = seal.seal(ADA, PARAMS, HOUR).orElseThrow();
        assertEquals(Optional.of(PARAMS), seal.open(ADA, id));
        assertEquals(Optional.of(PARAMS), seal.open(new Principal("issuer", "ada", Set.of("other")), id), "scopes may change");
        for (Principal other : List.of(Principal.ANONYMOUS, new Principal("issuer", "bob", Set.of()), new Principal("other", "ada", Set.of()))) {
            assertEquals(Optional.empty(), seal.open(other, id));
        }
    }

    @Test
    void expires() {
        String id = seal.seal(ADA, PARAMS, HOUR).orElseThrow();
        now = now.plus(HOUR);
        assertTrue(seal.open(ADA, id).isPresent());
        now = now.plusSeconds(1);
        assertEquals(Optional.empty(), seal.open(ADA, id));
    }

    @Test
    void opensWithTheKeyBefore() {
        byte[] next = new byte[32];
        next[0] = 1;
        String id = seal.seal(ADA, PARAMS, HOUR).orElseThrow();
        assertTrue(sealing(next, new byte[32]).open(ADA, id).isPresent());
        assertEquals(Optional.empty(), sealing(next).open(ADA, id));
    }

    @Test
    void isNoRequestStateOfTheSameKey() {
        var key = new Seal(List.of(new byte[32]), SecureRandom::new);
        String state = new RequestState(key, () -> now, HOUR).seal(ADA, "session", JsonObject.EMPTY, RequestState.Progress.NONE);
        assertEquals(Optional.empty(), seal.open(ADA, state));
    }

    @Test
    void sealsNothingThatIsTooLongForAHeader() {
        assertEquals(Optional.empty(), seal.seal(ADA, JsonObject.of("name", Json.of("x".repeat(2000))), HOUR));
        String most = seal.seal(ADA, JsonObject.of("name", Json.of("x".repeat(1440))), HOUR).orElseThrow();
        assertTrue(most.length() <= 2048 && seal.open(ADA, most).isPresent());
        assertEquals(Optional.empty(), seal.open(ADA, most + "A".repeat(2048)));
    }
}
