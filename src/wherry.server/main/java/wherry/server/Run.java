package wherry.server;

import wherry.protocol.Call;
import wherry.protocol.Message;
import wherry.protocol.RequestMeta;

/// One request on its way: as it came, as it was understood, and what was on offer when it came.
record Run(Message.Request request, Call call, RequestMeta meta, Caller caller, InFlight flight, Offer offer) {
}
