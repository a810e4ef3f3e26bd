package wherry.server.admission;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.tool.Principal;

class RateLimitTest {
    private final AtomicLong now = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, now::get);
    private final Principal alice = new Principal("issuer", "alice", Set.of());
    private final Principal bob = new Principal("issuer", "bob", Set.of());

    @Test
    void refusesTheCallAfterAsManyAsASecondAllows() {
        take(alice, 3);
        FaultException refused = assertThrows(FaultException.class, () -> limit.require(alice));
        assertInstanceOf(Fault.Busy.class, refused.fault());
        assertEquals("more than 3 calls a second; try again later", refused.getMessage());
    }

    @Test
    void letsCallsInAgainAsTimePasses() {
        take(alice, 3);
        now.addAndGet(400_000_000L);
        take(alice, 1);
        assertThrows(FaultException.class, () -> limit.require(alice));
    }

    @Test
    void countsEachPrincipalByItself() {
        take(alice, 3);
        take(bob, 3);
    }

    @Test
    void countsAPrincipalWithOtherScopesAsTheSame() {
        take(alice, 3);
        assertThrows(FaultException.class, () -> limit.require(new Principal("issuer", "alice", Set.of("more"))));
    }

    @Test
    void doesNotForgetAPrincipalThatIsOverTheLimit() {
        take(alice, 3);
        limit.sweep();
        assertThrows(FaultException.class, () -> limit.require(alice));
        now.addAndGet(1_000_000_000L);
        limit.sweep();
        take(alice, 3);
    }

    /// The clock counts how often it is read: once for each principal that the limit keeps.
    @Test
    void forgetsAPrincipalThatHasNotCalledForASecond() {
        var looks = new AtomicInteger();
        var counted = new RateLimit(3, () -> {
            looks.incrementAndGet();
            return now.get();
        });
        for (int i = 0; i < 100; i++) {
            counted.require(new Principal("issuer", "peer " + i, Set.of()));
        }
        now.addAndGet(1_000_000_000L);
        int called = looks.get();
        counted.sweep();
        int swept = looks.get();
        assertTrue(swept > called);
        counted.sweep();
        assertEquals(swept, looks.get());
    }

    @Test
    void zeroMeansNoLimit() {
        var none = new RateLimit(0, now::get);
        for (int i = 0; i < 10_000; i++) {
            none.require(alice);
        }
    }

    private void take(Principal principal, int calls) {
        for (int i = 0; i < calls; i++) {
            assertDoesNotThrow(() -> limit.require(principal));
        }
    }
}
