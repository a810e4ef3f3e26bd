package wherry.protocol;

/// The wire format of one revision.
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
