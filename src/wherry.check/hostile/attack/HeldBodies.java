package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Calls of a slow tool with large arguments.
///
/// @param ballast a JSON value in the arguments
public record HeldBodies(String name, int count, String ballast) implements Attack {

    /// The ballast is a string of this size.
    public static HeldBodies ofString(String name, int count, int bytes) {
        return new HeldBodies(name, count, "\"" + "x".repeat(bytes) + "\"");
    }

    /// The ballast is an array of empty arrays of this size, which takes many times as much memory.
    public static HeldBodies ofArrays(String name, int count, int bytes) {
        return new HeldBodies(name, count, "[" + "[],".repeat(bytes / 3) + "[]]");
    }

    @Override
    public void start(Peers peers) {
        byte[] call = Requests.call("slow", "{\"seconds\":60,\"ballast\":" + ballast + "}");
        peers.start(count, connection -> {
            connection.open(call);
            connection.drain();
        });
    }

    /// Longer than the healthy client may wait for an answer.
    @Override
    public Duration holds() {
        return Duration.ofSeconds(40);
    }

    /// As large as the bodies of the attack, but not held.
    @Override
    public int bodyOfOthers() {
        return 1_500_000;
    }
}
