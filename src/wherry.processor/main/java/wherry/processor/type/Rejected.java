package wherry.processor.type;

import java.util.Objects;
import javax.lang.model.element.Element;

/// What an author wrote cannot be offered; the message says what to write instead.
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Element place;

    /// @param place where the compiler shows the message
    public Rejected(Element place, String message) {
        super(Objects.requireNonNull(message), null, false, false);
        this.place = Objects.requireNonNull(place);
    }

    public Element place() {
        return place;
    }
}
