package wherry.protocol;

import java.util.stream.Stream;

/// The wire format of one revision.
public record Codec(Revision revision, Definitions definitions, Contents contents, Inputs inputs) {
    private static final Codec[] CODECS = Stream.of(Revision.values())
            .map(revision -> new Codec(revision, new Definitions(revision), new Contents(revision), new Inputs(revision)))
            .toArray(Codec[]::new);

    public static Codec of(Revision revision) {
        return CODECS[revision.ordinal()];
    }
}
