package wherry.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.request.Reply;

class ReplyHeadTest {
    private static final RequestId ID = RequestId.of(1);
    private static final Reply RESULT = Reply.result(ID, JsonObject.EMPTY);

    private static Reply reply(Fault fault) {
        return Reply.fault(ID, fault, Revision.LATEST);
    }

    private static int legacy(Fault fault) {
        return ReplyHead.legacy(reply(fault)).status();
    }

    @Test
    void tellsByTheStatusThatTheRequestIsWrong() {
        for (Fault fault : new Fault[] {new Fault.ParseError(""), new Fault.InvalidRequest(""), new Fault.HeaderMismatch(""),
            new Fault.MissingClientCapability("", JsonObject.EMPTY), new Fault.UnsupportedVersion("")}) {
            assertEquals("400 400 400", legacy(fault) + " " + ReplyHead.modern(reply(fault)).status() + " " + ReplyHead.before(fault).status(),
                    fault::toString);
        }
    }

    @Test
    void answersWithOkWhatTheCallCameTo() {
        assertEquals(200, ReplyHead.legacy(RESULT).status());
        assertEquals(200, ReplyHead.modern(RESULT).status());
        for (Fault fault : new Fault[] {new Fault.InvalidParams(""), new Fault.ResourceNotFound(""), new Fault.InternalError(""),
            new Fault.Failed(""), new Fault.TimedOut("")}) {
            assertEquals("200 200", legacy(fault) + " " + ReplyHead.modern(reply(fault)).status(), fault::toString);
        }
    }

    @Test
    void tellsModernClientsAloneThatAMethodIsNotFound() {
        var fault = new Fault.MethodNotFound("x");
        assertEquals(404, ReplyHead.modern(reply(fault)).status());
        assertEquals(200, legacy(fault), "404 would tell a legacy client that its session is gone");
    }

    @Test
    void saysWhenABusyServerMayBeAskedAgain() {
        var busy = new Fault.Busy("");
        for (ReplyHead head : new ReplyHead[] {ReplyHead.legacy(reply(busy)), ReplyHead.modern(reply(busy)), ReplyHead.before(busy)}) {
            assertEquals(new ReplyHead(503, Map.of("Retry-After", "1")), head);
        }
        assertEquals(Map.of(), ReplyHead.legacy(reply(new Fault.Failed(""))).headers());
    }
}
