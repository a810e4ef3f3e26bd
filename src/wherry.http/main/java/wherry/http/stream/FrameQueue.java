package wherry.http.stream;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import wherry.http.options.StreamLimits;

/// A bounded queue of frames. It forgets a frame when it was written. Safe for use by many threads.
public final class FrameQueue implements FrameSource {
    private final int eventLimit;
    private final int byteLimit;
    /// Guarded by this object, as is all below.
    private final Queue<OutgoingMessage> frames = new ArrayDeque<>(1);
    /// Null while nothing is written.
    private OutgoingMessage writing;
    private int bytes;
    private boolean over;

    public FrameQueue(StreamLimits limits) {
        this.eventLimit = limits.backlogEvents();
        this.byteLimit = limits.backlogBytes();
    }

    /// Adds a frame; a queue that is over drops it.
    ///
    /// @return false when there is no room
    public synchronized boolean offer(OutgoingMessage frame) {
        if (!over && isFull(frame)) {
            frame.close();
            return false;
        }
        add(frame);
        return true;
    }

    /// Adds a frame, and waits until the writer has made room or has given up.
    public synchronized void put(OutgoingMessage frame) {
        try {
            while (!over && isFull(frame)) {
                wait();
            }
            add(frame);
        } catch (InterruptedException e) {
            // The call was cancelled, so the frame is dropped. The call's code must still see the interrupt.
            frame.close();
            Thread.currentThread().interrupt();
        }
    }

    /// Adds the last frame, for which there is always room. [#end] follows.
    public synchronized void last(OutgoingMessage frame) {
        add(frame);
    }

    public synchronized void end() {
        over = true;
        notifyAll();
    }

    private boolean isFull(OutgoingMessage frame) {
        return !frames.isEmpty() && (frames.size() >= eventLimit || bytes + frame.bytes().length > byteLimit);
    }

    private void add(OutgoingMessage frame) {
        if (over) {
            frame.close();
        } else {
            frames.add(frame);
            bytes += frame.bytes().length;
        }
    }

    @Override
    public synchronized Optional<byte[]> next() {
        written();
        writing = frames.poll();
        if (writing == null) {
            return Optional.empty();
        }
        bytes -= writing.bytes().length;
        notifyAll();
        return Optional.of(writing.bytes());
    }

    private void written() {
        if (writing != null) {
            writing.close();
            writing = null;
        }
    }

    @Override
    public synchronized boolean isOver() {
        return over && frames.isEmpty();
    }

    @Override
    public synchronized void abandon() {
        over = true;
        written();
        frames.forEach(OutgoingMessage::close);
        frames.clear();
        notifyAll();
    }
}
