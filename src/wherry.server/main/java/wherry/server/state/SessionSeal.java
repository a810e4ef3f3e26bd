package wherry.server.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonObject;
import wherry.tool.Principal;

/// Seals how a legacy session began, as its id, so that a process with the same key can take up a session that it does not remember.
///
/// An id belongs to the principal of its session, and expires.
public final class SessionSeal {
    /// Characters of an id: less than what proxies take as one header.
    private static final int LIMIT = 2048;

    private final Seal seal;
    private final InstantSource clock;

    public SessionSeal(Seal seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    /// @param initialize the params with which the session can begin again
    /// @param lifetime   after which the id expires
    /// @return empty when the id would be too long
    public Optional<String> seal(Principal principal, JsonObject initialize, Duration lifetime) {
        String text = JsonObject.builder()
                .put("exp", clock.instant().plus(lifetime).getEpochSecond())
                .put("initialize", initialize)
                .build().toString();
        return text.length() > LIMIT ? Optional.empty() : Optional.of(seal.seal(purpose(principal), text)).filter(id -> id.length() <= LIMIT);
    }

    /// @return the params of `initialize`; empty when the id was not sealed for this principal, or has expired
    public Optional<JsonObject> open(Principal principal, String id) {
        return id.length() > LIMIT ? Optional.empty() : seal.open(purpose(principal), id).flatMap(this::initialize);
    }

    private Optional<JsonObject> initialize(String text) {
        try {
            JsonObject state = (JsonObject) Json.parse(text);
            boolean expired = state.number("exp").orElseThrow().longValue() < clock.instant().getEpochSecond();
            return expired ? Optional.empty() : state.object("initialize");
        } catch (JsonException | ClassCastException | NoSuchElementException | ArithmeticException e) {
            // Another version of this program sealed it with the same key.
            return Optional.empty();
        }
    }

    /// The seal authenticates these, so that the id need not contain them.
    private static String purpose(Principal principal) {
        return Json.of("session") + "|" + Json.of(principal.issuer()) + "|" + Json.of(principal.subject());
    }
}
