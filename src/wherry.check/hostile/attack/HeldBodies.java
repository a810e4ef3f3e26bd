package attack;

import java.time.Duration;
import wire.Peers;
import wire.Requests;

/// Large arguments of calls that take long.
///
/// @param ballast JSON that the arguments have
public record HeldBodies(String name, int count, String ballast) implements Attack {

    /// A string of so many bytes.
    public static HeldBodies ofString(String name, int count, int bytes) {
        return new HeldBodies(name, count, "\"" + "x".repeat(bytes) + "\"");
    }

    /// Empty arrays of so many bytes, which become many times as much memory.
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

    /// Longer than a healthy client may go without an answer.
    @Override
    public Duration holds() {
        return Duration.ofSeconds(40);
    }

    /// Large too, and they do not wait.
    @Override
    public int bodyOfOthers() {
        return 1_500_000;
    }
}
