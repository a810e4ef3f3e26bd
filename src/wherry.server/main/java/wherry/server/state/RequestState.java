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

/// Seals a handler's progress, which the client keeps until it retries (specification: basic/patterns/mrtr).
///
/// A state belongs to the principal, the method and the params of its call, and expires. The server refuses it from another
/// principal, for another call, or too late.
public final class RequestState {
    /// Characters of a sealed state: enough for a model's long text, but not for its images.
    private static final int LIMIT = 256 << 10;

    /// A class of its own, so that the reader is made when a state first needs it. Most calls ask nothing.
    private static final class Reader {
        /// Its limits are wider than those of a message, since a tool's result may be larger than a client may send.
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

    /// @param answers the client's answers, by key
    /// @param done    the results of `once`, by key
    public record Progress(JsonObject answers, JsonObject done) {
        public static final Progress NONE = new Progress(JsonObject.EMPTY, JsonObject.EMPTY);
    }

    /// @throws FaultException        when the state is too long
    /// @throws IllegalStateException when [#open] could not read it, which is a bug of the tool
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

    /// Refuses a state that could not be opened again, since the client would then start over and the work be done twice.
    private static void requireReadable(String text) {
        try {
            Reader.STATES.read(text);
        } catch (JsonException e) {
            throw new IllegalStateException("what the call's answers and results so far come to cannot ride along: "
                    + e.getMessage(), e);
        }
    }

    /// @throws FaultException when the state was not sealed for this principal and call, or has expired
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
            // Another version of this program sealed it with the same key.
            throw refused();
        }
    }

    /// The seal authenticates these, so that the state need not contain them.
    private static String purpose(Principal principal, String method, JsonObject params) {
        return Json.of("state") + "|" + Json.of(principal.issuer()) + "|" + Json.of(principal.subject()) + "|" + method + "|"
                + ParamsDigest.digest(params);
    }

    private static FaultException refused() {
        return new FaultException(new Fault.InvalidParams("params.requestState: not given out by this server for this call; "
                + "make the call again without it"));
    }
}
