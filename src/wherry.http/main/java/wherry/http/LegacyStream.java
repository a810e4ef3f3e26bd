package wherry.http;

import java.time.Duration;
import java.util.Optional;
import wherry.json.Json;

/// Server-sent events of a legacy call, which goes on without its connection: the client may come back for the rest.
final class LegacyStream implements Streamed {
    private final Journal journal;
    private final Reader reader;
    private final boolean polls;

    /// @param polls whether the client knows that a connection may end before its stream does
    LegacyStream(Journal journal, Reader reader, boolean polls) {
        this.journal = journal;
        this.reader = reader;
        this.polls = polls;
        journal.attach(reader);
    }

    @Override
    public void send(Json message) {
        journal.put(message);
    }

    @Override
    public void end(Optional<? extends Json> last) {
        journal.end(last);
    }

    @Override
    public void release(Duration retryAfter) {
        if (polls) {
            reader.cut(Optional.of(retryAfter));
        }
    }

    @Override
    public void tick(long now) {
        reader.stream().tick(now);
    }
}
