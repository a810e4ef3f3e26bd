package wherry.server.state;

import java.time.Duration;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.tool.Principal;

/// What a handler has so far, sealed for its way to the client and back (specification: basic/patterns/mrtr).
///
/// Bound to the principal, the method and the params of the call, and short-lived: presented by another, for another call
/// or too late, it is refused.
public final class RequestState {
    /// Characters sealed: room for what a model says at length, not for what it draws.
    private static final int LIMIT = 256 << 10;

    /// Made when first needed, as most calls ask nothing.
    private static final class Reader {
        /// With wider limits than those of a message: what a tool has put in need not be what a client may send.
        static final JsonReader STATES = new JsonReader(new JsonLimits(256, 4 * LIMIT, LIMIT, 10_000, 100_000, LIMIT));
    }

    private final Seal seal;
    private final InstantSource clock;
    private final Duration ttl;

    public RequestState(Seal seal, InstantSource clock, Duration ttl) {
        this.seal = seal;
        this.clock = clock;
        this.ttl = ttl;
    }

    /// @param answers by key, as the client gave them
    /// @param done    by key, what `once` gave
    public record Progress(JsonObject answers, JsonObject done) {
        public static final Progress NONE = new Progress(JsonObject.EMPTY, JsonObject.EMPTY);
    }

    /// @throws FaultException        when it has become too much
    /// @throws IllegalStateException when it could not be read again, which is a bug of the tool
    public String seal(Principal principal, String method, JsonObject params, Progress progress) {
        String text = JsonObject.builder()
                .put("exp", clock.instant().plus(ttl).getEpochSecond())
                .put("answers", progress.answers())
                .put("done", progress.done())
                .build().toString();
        String sealed = seal.seal(purpose(principal, method, params), text);
        if (sealed.length() > LIMIT) {
            throw new FaultException(new Fault.Failed("the answers and results so far of this call come to " + sealed.length()
                    + " characters sealed; " + LIMIT + " is the most that may ride along"));
        }
        requireReadable(text);
        return sealed;
    }

    /// What is given out must not be refused when it comes back: its work would be done twice.
    private static void requireReadable(String text) {
        try {
            Reader.STATES.read(text);
        } catch (JsonException e) {
            throw new IllegalStateException("what the call's answers and results so far come to cannot ride along: "
                    + e.getMessage(), e);
        }
    }

    /// @throws FaultException when it was not sealed for this principal and call, or is too old
    public Progress open(Principal principal, String method, JsonObject params, String sealed) {
        if (sealed.length() > LIMIT) {
            throw refused();
        }
        String text = seal.open(purpose(principal, method, params), sealed).orElseThrow(RequestState::refused);
        try {
            JsonObject state = (JsonObject) Reader.STATES.read(text);
            if (state.number("exp").orElseThrow().longValue() < clock.instant().getEpochSecond()) {
                throw new FaultException(new Fault.InvalidParams("params.requestState: expired; make the call again without it"));
            }
            return new Progress(state.object("answers").orElseThrow(), state.object("done").orElseThrow());
        } catch (JsonException | ClassCastException | NoSuchElementException | ArithmeticException e) {
            // Sealed with one of our keys, but by a program of another version.
            throw refused();
        }
    }

    /// Being authenticated along, these need not be stored in the state itself.
    private static String purpose(Principal principal, String method, JsonObject params) {
        return Json.of("state") + "|" + Json.of(principal.issuer()) + "|" + Json.of(principal.subject()) + "|" + method + "|"
                + ParamsDigest.digest(params);
    }

    private static FaultException refused() {
        return new FaultException(new Fault.InvalidParams("params.requestState: not given out by this server for this call; "
                + "make the call again without it"));
    }
}
