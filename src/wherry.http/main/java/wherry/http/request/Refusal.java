package wherry.http.request;

import java.util.Map;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Envelope;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.request.Reply;

/// An HTTP answer that is an error. A check throws it, and the endpoint sends it.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReplyHead head;
    private final transient JsonObject body;
    private final boolean drop;

    private Refusal(ReplyHead head, JsonObject body, boolean drop) {
        super(null, null, false, false);
        this.head = head;
        this.body = body;
        this.drop = drop;
    }

    /// A JSON-RPC error without an id.
    public static Refusal of(int status, Fault fault) {
        return new Refusal(ReplyHead.of(status, fault), Envelope.errorWithoutId(fault, Revision.LATEST), false);
    }

    public static Refusal of(int status, String message) {
        return of(status, new Fault.InvalidRequest(message));
    }

    /// A fault that was found before a call began.
    public static Refusal of(FaultException e) {
        return new Refusal(ReplyHead.before(e.fault()), Reply.malformed(e), false);
    }

    /// The refusal of a request that is not one of MCP: its answer is no JSON-RPC error.
    public static Refusal plain(int status, String message) {
        return plain(new ReplyHead(status, Map.of()), message);
    }

    /// The same, with its own headers.
    public static Refusal plain(ReplyHead head, String message) {
        return new Refusal(head, JsonObject.of("error", Json.of(message)), false);
    }

    /// @param allowed the methods that the path has, as the header `Allow` lists them
    public static Refusal method(String allowed) {
        return plain(new ReplyHead(405, Map.of("Allow", allowed)), "Method Not Allowed: expected " + allowed);
    }

    /// The same, and the server ends the connection, since it cannot trust or does not want the bytes that follow.
    public Refusal dropping() {
        return new Refusal(head, body, true);
    }

    /// The same, as the answer to a request that could be read.
    public Refusal answering(RequestId id) {
        JsonObject answer = JsonObject.builder().put("jsonrpc", "2.0").put("id", id.value()).putAll(body).build();
        return new Refusal(head, answer, drop);
    }

    public ReplyHead head() {
        return head;
    }

    public JsonObject body() {
        return body;
    }

    public boolean drops() {
        return drop;
    }
}
