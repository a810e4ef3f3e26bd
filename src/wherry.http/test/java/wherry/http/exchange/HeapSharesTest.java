package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapSharesTest {
    private static final long MB = 1 << 20;

    /// The server itself takes 20 MB of the heap.
    @Test
    void dividesTheHeapThatTheServerDoesNotTakeItself() {
        HeapShares shares = HeapShares.of(120 * MB);
        assertEquals(40 * MB / (48 << 10), shares.connections());
        assertEquals(30 * MB, shares.messages());
        assertEquals(10 * MB, shares.replay());
        assertEquals(10 * MB / (4 << 10), shares.sessions());
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 22, 40, 57, 154, 1024, 65_536})
    void leavesATenthWhenAllSharesAreTaken(long megabytes) {
        HeapShares shares = HeapShares.of(megabytes * MB);
        long taken = shares.connections() * (48L << 10) + shares.messages() + shares.replay() + shares.sessions() * (4L << 10);
        assertTrue(taken <= megabytes * MB * 9 / 10, taken + " of " + megabytes * MB);
    }

    @Test
    void servesAFewConnectionsInTheSmallestHeap() {
        assertEquals(16, HeapShares.of(1 * MB).connections());
    }

    @Test
    void countsNoMoreThanAnIntHolds() {
        assertEquals(Integer.MAX_VALUE, HeapShares.of(Long.MAX_VALUE / 16).sessions());
    }
}
