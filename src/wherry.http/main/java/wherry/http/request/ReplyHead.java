package wherry.http.request;

import java.util.Map;
import wherry.protocol.Fault;
import wherry.server.request.Reply;

/// The HTTP status and the own headers of a response that is no stream.
public record ReplyHead(int status, Map<String, String> headers) {
    public static final ReplyHead OK = of(200);
    /// The answer to a message that needs no response.
    public static final ReplyHead ACCEPTED = of(202);
    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    public ReplyHead {
        headers = Map.copyOf(headers);
    }

    static ReplyHead of(int status) {
        return new ReplyHead(status, Map.of());
    }

    /// The head of a modern response (specification: basic/transports/streamable-http).
    public static ReplyHead modern(Reply reply) {
        return reply.fault().map(fault -> fault instanceof Fault.MethodNotFound ? of(404) : legacy(fault)).orElse(OK);
    }

    /// The head of a legacy response. It is never 404, which would tell the client that its session is gone.
    public static ReplyHead legacy(Reply reply) {
        return reply.fault().map(ReplyHead::legacy).orElse(OK);
    }

    private static ReplyHead legacy(Fault fault) {
        return of(switch (fault) {
            case Fault.ParseError _, Fault.InvalidRequest _, Fault.HeaderMismatch _, Fault.MissingClientCapability _,
                    Fault.UnsupportedVersion _ -> 400;
            case Fault.InsufficientScope _ -> 403;
            case Fault.Busy _ -> 503;
            case Fault.MethodNotFound _, Fault.InvalidParams _, Fault.ResourceNotFound _, Fault.InternalError _, Fault.Failed _,
                    Fault.TimedOut _ -> 200;
        }, fault);
    }

    /// The head for a fault that was found before a call began.
    static ReplyHead before(Fault fault) {
        return of(fault instanceof Fault.Busy ? 503 : 400, fault);
    }

    static ReplyHead of(int status, Fault fault) {
        return new ReplyHead(status, fault instanceof Fault.Busy ? SOON : Map.of());
    }
}
