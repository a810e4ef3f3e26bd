package wherry.http.exchange;

/// How the heap is divided among the things that clients make the server keep, so that all bounds hold at once. When all of them are
/// reached, a tenth is left for the running calls.
///
/// | share | of the heap beyond the server's own 20 MiB |
/// |---|---|
/// | connections, with their buffers, streams and small messages | 40 % |
/// | large messages: bodies, what they are parsed into, answers that wait | 30 % |
/// | events kept for clients that come back | 10 % |
/// | sessions of legacy revisions | 10 % |
///
/// @param connections at once
/// @param messages    bytes of large messages
/// @param replay      bytes of events
/// @param sessions    at once
public record HeapShares(int connections, long messages, long replay, int sessions) {
    /// What an idle server takes, with room for allocation until the next garbage collection.
    private static final long OWN = 20L << 20;
    /// A connection with the JDK's buffers and a header of 32 KiB that never ends, or with a stream.
    private static final long CONNECTION = 48 << 10;
    private static final long SESSION = 4 << 10;
    private static final int LEAST = 16;

    /// The shares of this process's heap.
    public static HeapShares ofThisProcess() {
        return of(Runtime.getRuntime().maxMemory());
    }

    static HeapShares of(long heap) {
        long free = Math.max(heap / 4, heap - OWN);
        return new HeapShares(count(free * 4 / 10, CONNECTION), free * 3 / 10, free / 10, count(free / 10, SESSION));
    }

    private static int count(long bytes, long each) {
        return Math.clamp(bytes / each, LEAST, Integer.MAX_VALUE);
    }
}
