package wherry.http.session;

import java.time.Duration;
import java.util.Optional;
import wherry.http.stream.CallStream;
import wherry.http.stream.OutgoingMessage;
import wherry.http.stream.ServerSentEvents;
import wherry.json.Json;

/// The flow control of one stream of a legacy session. The stream outlives its connections. [EventLog] stores the events. One connection at
/// a time reads them by an [EventLogReader], and a sender waits while that reader is behind. The session's [LegacyStreams] guards it.
public final class LegacyStream implements CallStream {
    private final LegacyStreams streams;
    private final long number;
    private final boolean polls;
    private final EventLog log;
    /// Null while no connection reads.
    private EventLogReader reader;
    private long read;
    private boolean over;

    /// @param polls whether the client knows that a connection may end before its stream does
    LegacyStream(LegacyStreams streams, long number, boolean polls) {
        this.streams = streams;
        this.number = number;
        this.polls = polls;
        this.log = new EventLog(streams.budget(), streams.before());
        this.read = streams.before();
    }

    long number() {
        return number;
    }

    Object lock() {
        return streams;
    }

    EventLog log() {
        return log;
    }

    boolean isOver() {
        return over;
    }

    boolean isRead() {
        return reader != null;
    }

    /// Whether no client will read from it any more.
    boolean isDone() {
        return over && reader == null && log.isEmpty();
    }

    /// The number of the last event that was written to a client.
    public long read() {
        synchronized (streams) {
            return read;
        }
    }

    /// Where a client reads on that has read up to this event. An event of another process says nothing of this one's.
    long place(long after) {
        synchronized (streams) {
            return after <= log.events() ? after : read;
        }
    }

    @Override
    public void send(Json message) {
        synchronized (streams) {
            try {
                while (!over && reader != null && reader.isBehind()) {
                    streams.wait();
                }
                add(message);
            } catch (InterruptedException e) {
                // The call was cancelled, so the message is dropped. The call's code must still see the interrupt.
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A connected client that is behind loses its connection, and may come back for the message.
    @Override
    public boolean offer(Json message) {
        synchronized (streams) {
            if (reader != null && reader.isBehind()) {
                cutReader();
            }
            add(message);
            return true;
        }
    }

    @Override
    public void end(Json last) {
        synchronized (streams) {
            add(last);
            end();
        }
    }

    @Override
    public void end() {
        synchronized (streams) {
            over = true;
            streams.notifyAll();
            if (reader != null) {
                reader.connection().wake();
            }
        }
    }

    private void add(Json message) {
        if (over) {
            return;
        }
        Optional<OutgoingMessage> framed = OutgoingMessage.of(message, streams.budget(),
                json -> ServerSentEvents.event("id: " + new EventId(number, log.events() + 1) + "\n", json));
        framed.map(log::append).ifPresent(event -> {
            if (reader == null) {
                streams.keep(event);
            } else {
                reader.connection().wake();
            }
        });
    }

    /// Gives the stream to a connection, and cuts the one that has it. Both are of one client, which may have lost the older one unnoticed.
    public void attach(EventLogReader next) {
        synchronized (streams) {
            if (reader != null) {
                cutReader();
            }
            reader = next;
        }
        next.connection().wake();
    }

    private void cutReader() {
        reader.cut();
        detach(reader);
    }

    /// Takes the stream from a connection. The events that the client has not read stay for its next connection.
    void detach(EventLogReader former) {
        if (reader == former) {
            reader = null;
            log.forEach(streams::keep);
            streams.notifyAll();
        }
    }

    void wasRead(EventLog.Event event) {
        read = Math.max(read, event.number());
        streams.keep(event);
        streams.notifyAll();
    }

    @Override
    public void release(Duration retryAfter) {
        synchronized (streams) {
            if (polls && reader != null) {
                reader.cut(retryAfter);
            }
        }
    }

    @Override
    public boolean cut() {
        synchronized (streams) {
            if (reader != null) {
                cutReader();
            }
            return true;
        }
    }

    @Override
    public void tick(long now) {
        EventLogReader present;
        synchronized (streams) {
            present = reader;
        }
        if (present != null) {
            present.connection().tick(now);
        }
    }
}
