package wherry.server.lifecycle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wherry.protocol.FaultException;
import wherry.server.lifecycle.Lifecycle.State;

class LifecycleStatesTest {
    private final Lifecycle lifecycle = new Lifecycle();

    @Test
    void followOneAnotherAndNeverComeAgain() {
        assertEquals(State.STARTING, lifecycle.state());
        assertTrue(lifecycle.enter(State.READY));
        assertFalse(lifecycle.enter(State.READY), "it is that already");
        assertTrue(lifecycle.enter(State.STOPPED), "one may be left out");
        assertFalse(lifecycle.enter(State.DRAINING));
        assertEquals(State.STOPPED, lifecycle.state());
    }

    @Test
    void takeCallsUntilTheServerDrains() {
        assertDoesNotThrow(lifecycle::requireOpen);
        lifecycle.enter(State.READY);
        assertTrue(lifecycle.isReady());
        assertDoesNotThrow(lifecycle::requireOpen);
        lifecycle.enter(State.DRAINING);
        assertFalse(lifecycle.isReady());
        assertThrows(FaultException.class, lifecycle::requireOpen);
    }
}
