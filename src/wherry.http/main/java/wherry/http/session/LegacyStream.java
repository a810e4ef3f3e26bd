package wherry.http.session;

import java.time.Duration;
import java.util.Optional;
import wherry.http.stream.CallStream;
import wherry.json.Json;

/// Server-sent events of a legacy call, which goes on without its connection: the client may come back for the rest.
final class LegacyStream implements CallStream {
    private final EventLog log;
    private final EventLogReader reader;
    private final boolean polls;

    /// @param polls whether the client knows that a connection may end before its stream does
    LegacyStream(EventLog log, EventLogReader reader, boolean polls) {
        this.log = log;
        this.reader = reader;
        this.polls = polls;
        log.attach(reader);
    }

    @Override
    public void send(Json message) {
        log.put(message);
    }

    @Override
    public boolean offer(Json message) {
        log.offer(message);
        return true;
    }

    @Override
    public void end(Optional<? extends Json> last) {
        log.end(last);
    }

    @Override
    public void release(Duration retryAfter) {
        if (polls) {
            log.reader().ifPresent(present -> present.cut(Optional.of(retryAfter)));
        }
    }

    @Override
    public void tick(long now) {
        reader.stream().tick(now);
    }
}
