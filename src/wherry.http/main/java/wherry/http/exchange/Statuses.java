package wherry.http.exchange;

import wherry.protocol.Fault;
import wherry.server.request.Reply;

/// Which HTTP status goes with a response.
public final class Statuses {
    private Statuses() {
    }

    /// Of a modern response (specification: basic/transports/streamable-http).
    public static int modern(Reply reply) {
        return reply.fault().map(Statuses::modern).orElse(200);
    }

    private static int modern(Fault fault) {
        return fault instanceof Fault.MethodNotFound ? 404 : legacy(fault);
    }

    /// Of a legacy one: 404 would tell the client that its session is gone.
    public static int legacy(Reply reply) {
        return reply.fault().map(Statuses::legacy).orElse(200);
    }

    private static int legacy(Fault fault) {
        return switch (fault) {
            case Fault.ParseError _, Fault.InvalidRequest _, Fault.HeaderMismatch _, Fault.MissingClientCapability _,
                    Fault.UnsupportedVersion _ -> 400;
            case Fault.Busy _ -> 503;
            case Fault.MethodNotFound _, Fault.InvalidParams _, Fault.ResourceNotFound _, Fault.InternalError _, Fault.Failed _,
                    Fault.TimedOut _ -> 200;
        };
    }

    /// Of what was wrong before a call began.
    public static int before(Fault fault) {
        return fault instanceof Fault.Busy ? 503 : 400;
    }
}
