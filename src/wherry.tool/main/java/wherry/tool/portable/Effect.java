package wherry.tool.portable;

import java.util.Objects;

/// What happens in the clients of one family.
///
/// @param breaks whether it happens by default; false for what only a strict mode or the raw API refuses, and the clients repair
/// @param what   such as `the API refuses the whole request`
public record Effect(ClientFamily client, boolean breaks, String what) {

    public Effect {
        Objects.requireNonNull(client);
        Objects.requireNonNull(what);
    }
}
