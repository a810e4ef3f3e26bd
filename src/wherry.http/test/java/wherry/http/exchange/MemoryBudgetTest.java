package wherry.http.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import wherry.http.request.Refusal;

class MemoryBudgetTest {
    private static final int WHOLE = 64 << 10;
    private static final int TIMES = 100;

    private final MemoryBudget budget = new MemoryBudget(WHOLE);

    @Test
    void takesAHoldAfterManyAreGivenBack() {
        for (int i = 0; i < TIMES; i++) {
            budget.tryHold(WHOLE).orElseThrow().close();
        }
        assertTrue(budget.isFree());
        assertTrue(budget.tryHold(WHOLE).isPresent());
    }

    @Test
    void refusesHoldsOverTheBoundAndTakesOneWhenThereIsRoom() {
        MemoryBudget.Hold whole = budget.tryHold(WHOLE).orElseThrow();
        MemoryBudget.Hold none = budget.hold();
        for (int i = 0; i < TIMES; i++) {
            assertEquals(Optional.empty(), budget.tryHold(MemoryBudget.SMALL));
            assertThrows(Refusal.class, () -> none.grow(MemoryBudget.SMALL));
        }
        none.close();
        whole.close();
        assertTrue(budget.isFree());
        budget.hold().grow(WHOLE);
        assertFalse(budget.isFree());
    }

    @Test
    void givesBackWhatAHoldShrinksBy() {
        MemoryBudget.Hold hold = budget.tryHold(WHOLE).orElseThrow();
        for (int i = 0; i < TIMES; i++) {
            hold.shrink(WHOLE / 2);
            budget.tryHold(WHOLE / 4).orElseThrow().close();
            hold.grow(WHOLE);
            assertEquals(Optional.empty(), budget.tryHold(WHOLE / 4));
        }
        hold.close();
        assertTrue(budget.isFree());
    }

    @Test
    void givesBackOnceWhatIsClosedTwice() {
        MemoryBudget.Hold closed = budget.tryHold(WHOLE).orElseThrow();
        closed.close();
        MemoryBudget.Hold other = budget.tryHold(WHOLE).orElseThrow();
        closed.close();
        assertEquals(Optional.empty(), budget.tryHold(WHOLE));
        other.close();
        assertTrue(budget.isFree());
    }

    @Test
    void countsNoSmallMessage() {
        budget.tryHold(WHOLE).orElseThrow();
        for (int i = 0; i < TIMES; i++) {
            assertTrue(budget.tryHold(MemoryBudget.SMALL - 1).isPresent());
        }
    }

    @Test
    void givesAllOfItToAMessageThatIsLarger() {
        MemoryBudget.Hold alone = budget.tryHold(10L * WHOLE).orElseThrow();
        assertEquals(Optional.empty(), budget.tryHold(MemoryBudget.SMALL));
        alone.close();
        assertTrue(budget.isFree());
    }

    @Test
    void growsPatientlyWhenAnotherHoldIsGivenBack() throws InterruptedException {
        MemoryBudget.Hold whole = budget.tryHold(WHOLE).orElseThrow();
        Thread.ofVirtual().start(whole::close);
        try (MemoryBudget.Hold next = budget.hold()) {
            next.growPatiently(WHOLE);
            assertFalse(budget.isFree());
        }
        assertTrue(budget.isFree());
    }

    @Test
    void growsPatientlyByWhatIsMissingAlone() throws InterruptedException {
        try (MemoryBudget.Hold hold = budget.hold()) {
            hold.grow(WHOLE / 2);
            hold.growPatiently(WHOLE);
            assertEquals(Optional.empty(), budget.tryHold(MemoryBudget.SMALL));
        }
        assertTrue(budget.isFree());
    }

    @Test
    void endsTheConnectionOfAMessageThatItHasNoRoomFor() {
        budget.tryHold(WHOLE).orElseThrow();
        Refusal refused = assertThrows(Refusal.class, () -> budget.hold().grow(WHOLE));
        assertEquals(503, refused.head().status());
        assertTrue(refused.drops(), "what follows on it is not read");
    }

    @Test
    void waitsForRoomNoLongerThanItsPatience() {
        budget.tryHold(WHOLE).orElseThrow();
        assertThrows(Refusal.class, () -> budget.hold().growPatiently(WHOLE));
    }
}
