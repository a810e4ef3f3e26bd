package wherry.http.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import wherry.tool.Principal;

/// What is known of a caller's token.
public sealed interface Verification {

    /// The token is valid.
    ///
    /// @param until when it expires; [Instant#MAX] for never
    record Accepted(Principal principal, Instant until) implements Verification {
        public Accepted {
            Objects.requireNonNull(principal);
            Objects.requireNonNull(until);
        }

        /// A caller whose proof does not expire.
        public static Accepted always(Principal principal) {
            return new Accepted(principal, Instant.MAX);
        }
    }

    /// The token is not valid.
    ///
    /// @param reason plain words without any part of the token, for the client and for the log
    record Refused(String reason) implements Verification {
        public Refused {
            Objects.requireNonNull(reason);
        }
    }

    /// The token cannot be verified now, since keys or the introspection endpoint cannot be reached. The client keeps its token and tries again.
    record Unavailable(Duration retryAfter) implements Verification {
        public Unavailable {
            Objects.requireNonNull(retryAfter);
        }
    }
}
