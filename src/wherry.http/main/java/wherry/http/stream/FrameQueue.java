package wherry.http.stream;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import wherry.http.options.StreamLimits;

/// A bounded frames that keeps nothing of what was written. Safe for use by many threads.
public final class FrameQueue implements FrameSource {
    private final int eventLimit;
    private final int byteLimit;
    /// Guarded by this object, as is all below.
    private final Queue<byte[]> frames = new ArrayDeque<>(1);
    private int bytes;
    private boolean over;

    public FrameQueue(StreamLimits limits) {
        this.eventLimit = limits.backlogEvents();
        this.byteLimit = limits.backlogBytes();
    }

    /// Takes a frame in; it is dropped when the frames is over.
    ///
    /// @return false when there is no room
    public synchronized boolean offer(byte[] frame) {
        if (over) {
            return true;
        }
        if (isFull(frame)) {
            return false;
        }
        add(frame);
        return true;
    }

    /// Takes a frame in, and waits for room: the writer makes some, or gives up.
    public synchronized void put(byte[] frame) {
        try {
            while (!over && isFull(frame)) {
                wait();
            }
            if (!over) {
                add(frame);
            }
        } catch (InterruptedException e) {
            // The call was cancelled: nobody wants the frame. Its code is still to hear of it.
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the last frame in, for which there is always room.
    public synchronized void end(Optional<byte[]> last) {
        if (!over) {
            last.ifPresent(this::add);
            over = true;
            notifyAll();
        }
    }

    private boolean isFull(byte[] frame) {
        return !frames.isEmpty() && (frames.size() >= eventLimit || bytes + frame.length > byteLimit);
    }

    private void add(byte[] frame) {
        frames.add(frame);
        bytes += frame.length;
    }

    @Override
    public synchronized Optional<byte[]> next() {
        byte[] frame = frames.poll();
        if (frame != null) {
            bytes -= frame.length;
            notifyAll();
        }
        return Optional.ofNullable(frame);
    }

    @Override
    public synchronized boolean isOver() {
        return over && frames.isEmpty();
    }

    @Override
    public synchronized void abandon() {
        over = true;
        frames.clear();
        notifyAll();
    }
}
