package wherry.http.stream;

import java.util.Optional;

/// What an [EventStream] is to write, in order. Used by its writer alone.
public interface FrameSource {

    /// The next frame, if there is one by now.
    Optional<byte[]> next();

    /// Whether no frame will come after those that were given.
    boolean isOver();

    /// Says that nothing will be written any more.
    void abandon();
}
