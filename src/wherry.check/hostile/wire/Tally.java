package wire;

import java.util.concurrent.atomic.LongAdder;

/// What an attack did and what came of it. A connection that gets an answer and then stays open counts under both.
public final class Tally {
    private final LongAdder tried = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder closed = new LongAdder();
    private final LongAdder held = new LongAdder();

    /// @param tried    requests that were sent, whole or in part
    /// @param answered answers as they were asked for
    /// @param refused  answers that something is over a limit
    /// @param rejected all other answers
    /// @param closed   connections that the server closed or did not take
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
