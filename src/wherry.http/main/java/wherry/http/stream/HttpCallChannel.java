package wherry.http.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import wherry.http.check.Accept;
import wherry.http.exchange.Exchange;
import wherry.http.request.ReplyHead;
import wherry.json.Json;
import wherry.json.JsonWriter;
import wherry.protocol.Fault;
import wherry.protocol.Revision;
import wherry.server.request.ActiveRequest;
import wherry.server.request.CallChannel;
import wherry.server.request.Outcome;
import wherry.server.request.Reply;

/// Where the messages of one POST go. It waits as long as it can for the response, to answer with plain JSON:
///
/// ```
/// QUIET --end, while the request's thread is there--> ANSWERED   that thread sends application/json, with a status
///   \--a message, or it takes too long-->             STREAMED   a stream sends all messages, and the response last
/// ```
///
/// The request's own thread runs the call's code, so that a quick call needs no second thread.
public final class HttpCallChannel implements CallChannel, Exchange.Watch {
    private static final int ERRORS = 400;
    private static final Fault EXPIRED = new Fault.TimedOut("the access token has expired; send the request again with another one");

    private final Exchange exchange;
    private final Accept accept;
    private final Function<Reply, ReplyHead> heads;
    private final Function<Runnable, CallStream> opener;
    private final long quietUntil;
    private final Thread owner = Thread.currentThread();
    /// Guarded by this object, as are all fields below; also read without it, since it is set once.
    private volatile CallStream stream;
    private boolean ownerWaits;
    private boolean ended;
    private boolean answered;
    /// Null when nothing is to be answered.
    private Json answer;
    private ReplyHead head;
    private boolean lost;
    /// Null until it is known.
    private ActiveRequest active;

    /// @param heads  gives the status and headers of an answer that is no stream
    /// @param opener opens the kind of stream that the client takes; its argument runs when the client is lost
    public HttpCallChannel(Exchange exchange, Accept accept, Duration quick, Function<Reply, ReplyHead> heads,
            Function<Runnable, CallStream> opener) {
        this.exchange = exchange;
        this.accept = accept;
        this.heads = heads;
        this.opener = opener;
        this.quietUntil = System.nanoTime() + quick.toNanos();
        exchange.watch(this);
    }

    @Override
    public void run(ActiveRequest call, Runnable work) {
        cancelWhenLost(call);
        work.run();
    }

    /// Has the loss of the client cancel this call.
    public void cancelWhenLost(ActiveRequest call) {
        boolean already;
        synchronized (this) {
            active = call;
            already = lost;
        }
        if (already) {
            call.cancel();
        }
    }

    @Override
    public void cancel() {
        lose();
    }

    @Override
    public void expire() {
        CallStream open = stream;
        ActiveRequest call;
        synchronized (this) {
            call = active;
        }
        if (open != null && !open.cut() && call != null && call.isOpen()) {
            // The client may be slow to take the answer.
            Thread.ofVirtual().start(() -> call.end(Reply.fault(call.id(), EXPIRED, Revision.LATEST)));
        }
    }

    private void lose() {
        ActiveRequest call;
        synchronized (this) {
            lost = true;
            call = active;
        }
        if (call != null) {
            call.cancel();
        }
    }

    /// No effect for a client that takes no events.
    @Override
    public void send(Json message) {
        if (accept.events()) {
            streamed().send(message);
        }
    }

    @Override
    public void release(Duration retryAfter) {
        if (accept.events()) {
            streamed().release(retryAfter);
        }
    }

    @Override
    public boolean offer(Json message) {
        return !accept.events() || streamed().offer(message);
    }

    @Override
    public boolean carriesRequests() {
        return accept.events();
    }

    @Override
    public void end(Outcome outcome) {
        switch (outcome) {
            case Outcome.Replied(Reply reply) -> end(reply.message(), heads.apply(reply));
            case Outcome.Cancelled _ -> end();
        }
    }

    /// Ends the call without an answer.
    public void end() {
        if (!answers(null, ReplyHead.ACCEPTED)) {
            streamed().end();
        }
    }

    /// @param above status and headers, used if no stream has begun
    public void end(Json last, ReplyHead above) {
        if (!answers(last, above)) {
            streamed().end(last);
        }
    }

    /// Whether the request's thread gives the answer.
    private synchronized boolean answers(Json last, ReplyHead above) {
        ended = true;
        if (stream != null || !accept.json() && above.status() < ERRORS || !ownerWaits && Thread.currentThread() != owner) {
            return false;
        }
        answered = true;
        answer = last;
        head = above;
        notifyAll();
        return true;
    }

    @Override
    public void tick(long now) {
        CallStream open = stream;
        if (open != null) {
            open.tick(now);
        } else if (now - quietUntil > 0) {
            openLate();
        }
    }

    private synchronized void openLate() {
        if (!ended) {
            streamed();
        }
    }

    private CallStream streamed() {
        CallStream open = stream;
        if (open == null) {
            synchronized (this) {
                if (stream == null) {
                    stream = opener.apply(this::lose);
                    notifyAll();
                }
                open = stream;
            }
        }
        return open;
    }

    /// Waits until calls that run on other threads have ended, or a stream has begun.
    public synchronized void await() throws InterruptedException {
        ownerWaits = true;
        while (stream == null && !answered) {
            wait();
        }
        ownerWaits = false;
    }

    /// Answers, unless a stream does. The request's thread calls it last.
    public void finish() throws IOException {
        synchronized (this) {
            if (!answered) {
                streamed();
                exchange.handOver();
                return;
            }
        }
        head.headers().forEach(exchange::header);
        if (answer == null) {
            exchange.send(202);
            return;
        }
        try (OutgoingMessage message = takeAnswer()) {
            exchange.send(message.replaced() ? 503 : head.status(), message.bytes());
        }
    }

    /// The answer as bytes. It drops the answer's values, so that a slow client keeps only bytes in memory.
    private OutgoingMessage takeAnswer() {
        OutgoingMessage message = OutgoingMessage.of(answer, exchange.budget(), JsonWriter::bytes)
                .orElseThrow(() -> new IllegalStateException("an answer has an id"));
        answer = null;
        return message;
    }
}
