package wherry.http.options;

import java.time.Duration;

/// Limits of what the server remembers for clients of legacy revisions.
///
/// @param idle         after which a session without open streams and calls ends
/// @param most         sessions at once; the server ends the session that was idle longest to open one more
/// @param perPrincipal sessions of one principal; the anonymous one has no such limit
/// @param calls        of one session at once
/// @param replayEvents kept of one session for a client that comes back
/// @param replayBytes  kept of one session
/// @param replayTotal  bytes kept of all of them
public record SessionLimits(Duration idle, int most, int perPrincipal, int calls, int replayEvents, int replayBytes,
        long replayTotal) {
    public static final SessionLimits DEFAULT = new SessionLimits(Duration.ofMinutes(30), 10_000, 100, 100, 1000, 1 << 20, 64L << 20);
}
