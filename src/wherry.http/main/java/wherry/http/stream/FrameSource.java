package wherry.http.stream;

import java.util.Optional;

/// The frames that an [EventStream] writes, in order. Its writer alone uses it.
public interface FrameSource {

    /// The next frame, if one is there.
    Optional<byte[]> next();

    /// Whether no more frame will come.
    boolean isOver();

    /// Says that nothing will be written any more.
    void abandon();
}
