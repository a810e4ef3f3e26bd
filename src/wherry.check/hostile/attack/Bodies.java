package attack;

import java.time.Duration;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wire.Peers;
import wire.Requests;

/// Bodies that cost the most memory within the limits of JSON.
///
/// @param atOnce how many connections post one
/// @param times  how often each of them does
public record Bodies(Shape shape, int atOnce, int times) implements Attack {

    /// The values that a body has.
    public enum Shape {
        STRINGS(99_000, i -> "\"" + "s".repeat(25) + (100_000 + i) + "\""),
        NAMES(99_000, i -> "\"" + (100_000 + i) + "\":0"),
        NUMBERS(90_000, i -> "1".repeat(33) + (100_000 + i)),
        STRING(1, _ -> "\"" + "x".repeat(4_100_000) + "\""),
        ARRAYS(99_000, _ -> "[]");

        private final int count;
        private final IntFunction<String> value;

        Shape(int count, IntFunction<String> value) {
            this.count = count;
            this.value = value;
        }

        private String json() {
            String values = IntStream.range(0, count).mapToObj(value).collect(Collectors.joining(","));
            return this == NAMES ? "{" + values + "}" : "[" + values + "]";
        }
    }

    @Override
    public String name() {
        return "body-" + shape.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void start(Peers peers) {
        byte[] call = Requests.call("slow", "{\"seconds\":0,\"ballast\":" + shape.json() + "}");
        peers.start(atOnce, times, connection -> connection.ask(call));
    }

    @Override
    public Duration holds() {
        return Duration.ofSeconds(60);
    }
}
