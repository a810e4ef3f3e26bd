package wherry.server.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// Counts durations by upper bounds, from a millisecond to a minute. Safe for use by many threads.
final class Histogram {
    /// In nanoseconds, ascending.
    private static final long[] BOUNDS = {1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000,
        1_000_000_000, 2_500_000_000L, 5_000_000_000L, 10_000_000_000L, 30_000_000_000L, 60_000_000_000L};
    private static final double NANOS = 1e9;

    /// The last one counts what is beyond all bounds.
    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
    private final LongAdder nanos = new LongAdder();

    void add(Duration duration) {
        long took = duration.toNanos();
        int bucket = 0;
        while (bucket < BOUNDS.length && took > BOUNDS[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        nanos.add(took);
    }

    /// Writes the series of this histogram, each count with those below it.
    void write(MetricsText text, String name, String labels) {
        long sum = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            sum += counts.get(i);
            text.sample(name + "_bucket", MetricsText.with(labels, "le", Double.toString(BOUNDS[i] / NANOS)), sum);
        }
        sum += counts.get(BOUNDS.length);
        text.sample(name + "_bucket", MetricsText.with(labels, "le", "+Inf"), sum);
        text.sample(name + "_sum", labels, nanos.sum() / NANOS);
        text.sample(name + "_count", labels, sum);
    }
}
