package wherry.http.options;

import java.time.Duration;

/// Limits of what the server remembers for clients of legacy revisions.
///
/// @param idle         after which the server forgets a session without open streams and calls
/// @param resume       after its start a session that was forgotten can still be taken up; zero: never
/// @param most         sessions at once; the server forgets the session that was idle longest to open one more
/// @param perPrincipal sessions of one principal; the anonymous one has no such limit
/// @param calls        of one session at once
/// @param replayEvents kept of one session for a client that comes back
/// @param replayBytes  kept of one session
/// @param replayTotal  bytes kept of all of them
public record SessionLimits(Duration idle, Duration resume, int most, int perPrincipal, int calls, int replayEvents, int replayBytes,
        long replayTotal) {
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofMinutes(30), Duration.ofDays(7), 10_000, 100, 100, 1000,
            1 << 20, 64L << 20);
}
