package wherry.http.exchange;

import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;

/// Carries an HTTP answer that is no success from where the need is found to the one place that sends it.
public final class Refusal extends RuntimeException {
    public static final String RETRY_AFTER = "Retry-After";
    public static final String SOON = "1";
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonObject body;
    private final transient Map<String, String> headers;
    private final boolean drop;

    private Refusal(int status, JsonObject body, Map<String, String> headers, boolean drop) {
        super(null, null, false, false);
        this.status = status;
        this.body = body;
        this.headers = headers;
        this.drop = drop;
    }

    /// In the words of the protocol.
    public static Refusal of(int status, Fault fault, Optional<RequestId> id) {
        Map<String, String> headers = fault instanceof Fault.Busy ? Map.of(RETRY_AFTER, SOON) : Map.of();
        return new Refusal(status, Envelope.error(id, fault, Revision.LATEST), headers, false);
    }

    public static Refusal of(int status, String message) {
        return of(status, new Fault.InvalidRequest(message), Optional.empty());
    }

    /// What was found before a call began.
    public static Refusal of(FaultException e, Optional<RequestId> id) {
        return of(Statuses.before(e.fault()), e.fault(), id);
    }

    /// Of a request that has not got to the protocol, and so is not answered in its words.
    public static Refusal plain(int status, String message) {
        return new Refusal(status, JsonObject.of("error", Json.of(message)), Map.of(), false);
    }

    public static Refusal method(String allowed) {
        return new Refusal(405, JsonObject.of("error", Json.of("Method Not Allowed: expected " + allowed)),
                Map.of("Allow", allowed), false);
    }

    /// The same, and ends the connection: what follows on it cannot be trusted, or is not wanted.
    public Refusal dropping() {
        return new Refusal(status, body, headers, true);
    }

    /// The same, as the answer to a request that could be read.
    public Refusal answering(RequestId id) {
        JsonObject answer = JsonObject.builder().put("jsonrpc", "2.0").put("id", id.value()).putAll(body).build();
        return new Refusal(status, answer, headers, drop);
    }

    public int status() {
        return status;
    }

    public JsonObject body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public boolean drops() {
        return drop;
    }
}
