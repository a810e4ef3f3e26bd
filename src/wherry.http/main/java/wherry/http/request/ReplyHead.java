package wherry.http.request;

import java.util.Map;
import wherry.protocol.Fault;
import wherry.server.request.Reply;

/// What stands above a response when it is no stream: its HTTP status, and headers of its own.
public record ReplyHead(int status, Map<String, String> headers) {
    public static final ReplyHead OK = of(200);
    /// Nothing is to be answered.
    public static final ReplyHead ACCEPTED = of(202);
    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    public ReplyHead {
        headers = Map.copyOf(headers);
    }

    static ReplyHead of(int status) {
        return new ReplyHead(status, Map.of());
    }

    /// Of a modern response (specification: basic/transports/streamable-http).
    public static ReplyHead modern(Reply reply) {
        return reply.fault().map(fault -> fault instanceof Fault.MethodNotFound ? of(404) : legacy(fault)).orElse(OK);
    }

    /// Of a legacy one: 404 would tell the client that its session is gone.
    public static ReplyHead legacy(Reply reply) {
        return reply.fault().map(ReplyHead::legacy).orElse(OK);
    }

    private static ReplyHead legacy(Fault fault) {
        return of(switch (fault) {
            case Fault.ParseError _, Fault.InvalidRequest _, Fault.HeaderMismatch _, Fault.MissingClientCapability _,
                    Fault.UnsupportedVersion _ -> 400;
            case Fault.Busy _ -> 503;
            case Fault.MethodNotFound _, Fault.InvalidParams _, Fault.ResourceNotFound _, Fault.InternalError _, Fault.Failed _,
                    Fault.TimedOut _ -> 200;
        }, fault);
    }

    /// Of what was wrong before a call began.
    static ReplyHead before(Fault fault) {
        return of(fault instanceof Fault.Busy ? 503 : 400, fault);
    }

    static ReplyHead of(int status, Fault fault) {
        return new ReplyHead(status, fault instanceof Fault.Busy ? SOON : Map.of());
    }
}
