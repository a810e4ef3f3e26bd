package wherry.server.call;

import wherry.protocol.Call;
import wherry.protocol.Message;
import wherry.protocol.RequestMeta;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.request.ActiveRequest;
import wherry.server.session.Caller;

/// One request on its way: as it came, as it was understood, and what was on offer when it came.
record Invocation(Message.Request request, Call call, RequestMeta meta, Caller caller, ActiveRequest active, CatalogSnapshot snapshot) {
}
