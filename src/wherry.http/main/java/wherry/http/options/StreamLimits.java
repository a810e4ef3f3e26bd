package wherry.http.options;

import java.time.Duration;

/// How streams are kept.
///
/// @param quick           how long a call may take before a stream is opened for it
/// @param heartbeat       between the heartbeats on a call's stream, by which the server notices that a client is gone
/// @param listenHeartbeat the same where a client only listens
/// @param writeDeadline   how long a write may wait for a client that does not read, before its connection is closed
/// @param backlogEvents   messages that wait for one client to read
/// @param backlogBytes    the same in bytes; one message may always wait
public record StreamLimits(Duration quick, Duration heartbeat, Duration listenHeartbeat, Duration writeDeadline,
        int backlogEvents, int backlogBytes) {
    public static final StreamLimits DEFAULT = new StreamLimits(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(15),
            Duration.ofSeconds(15), 256, 1 << 20);
}
