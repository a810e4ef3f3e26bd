package wherry.protocol;

<<<<<<< HEAD
import java.util.stream.Stream;

/// The wire format of one revision.
=======
/// One revision's way of putting everything on the wire.
>>>>>>> 062860c (Make no class at run time on the way to the first answer, and check that)
public record Codec(Revision revision, Definitions definitions, Contents contents, Inputs inputs) {
    private static final Codec[] CODECS = new Codec[Revision.values().length];

    static {
        for (Revision revision : Revision.values()) {
            CODECS[revision.ordinal()] = new Codec(revision, new Definitions(revision), new Contents(revision), new Inputs(revision));
        }
    }

    public static Codec of(Revision revision) {
        return CODECS[revision.ordinal()];
    }
}
