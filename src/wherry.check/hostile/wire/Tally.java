package wire;

import java.util.concurrent.atomic.LongAdder;

/// Counts the requests and connections of an attack. A connection that gets an answer and then stays open counts as answered and as held.
public final class Tally {
    private final LongAdder tried = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final LongAdder held = new LongAdder();

    /// @param tried    requests that were sent, whole or in part
    /// @param answered successful responses
    /// @param refused  responses that say that a limit is reached
    /// @param rejected all other responses
    /// @param closed   connections that the server closed or did not accept
    /// @param held     connections that were open when the attack ended
    public record Counts(long tried, long answered, long refused, long rejected, long closed, long held) {
    }

    public void tried() {
        tried.increment();
    }

    void answered(Answer answer) {
        if (answer.isSuccess()) {
            answered.increment();
        } else if (answer.isRefusal()) {
            refused.increment();
        } else {
            rejected.increment();
        }
    }

    void closed() {
        closed.increment();
    }

    void held() {
        held.increment();
    }

    public Counts counts() {
        return new Counts(tried.sum(), answered.sum(), refused.sum(), rejected.sum(), closed.sum(), held.sum());
    }
}
