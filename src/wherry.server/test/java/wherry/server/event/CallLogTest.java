package wherry.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;
import wherry.protocol.Message;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.ServerHarness;
import wherry.tool.Principal;

class CallLogTest {
    private final List<String> lines = new ArrayList<>();
    private Level from = Level.DEBUG;
    private final CallLog calls = new CallLog(new Log() {
        @Override
        public boolean isOn(Level level) {
            return level.compareTo(from) >= 0;
        }

        @Override
        public void write(Level level, String event, JsonObject fields) {
            lines.add(level + " " + event + " " + fields);
        }

        @Override
        public void write(Level level, String event, JsonObject fields, Throwable cause) {
            throw new AssertionError(cause);
        }
    });

    private void ended(String method, Principal principal, CallOutcome outcome) {
        var request = new Message.Request(RequestId.of(7), method, ServerHarness.object("""
                {'name':'n','arguments':{'secret':1},'_meta':{'traceparent':'00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'}}"""));
        calls.accept(new ServerEvent.Ended(new ServerEvent.Subject(request), Revision.LATEST, principal, Duration.ofMillis(12), outcome));
    }

    private static String line(String level, String method, String name, String rest) {
        return (level + " call {'id':7,'method':'" + method + "'," + name + "'revision':'2026-07-28'," + rest + "}").replace('\'', '"');
    }

    @Test
    void saysWhatACallWasHowLongItTookAndHowItEnded() {
        String rest = "'trace':'0af7651916cd43dd8448eb211c80319c','millis':12,'outcome':'ok'";
        ended("tools/call", Principal.ANONYMOUS, new CallOutcome.Completed());
        ended("prompts/get", Principal.ANONYMOUS, new CallOutcome.Completed());
        ended("resources/read", Principal.ANONYMOUS, new CallOutcome.Completed());
        assertEquals(List.of(line("DEBUG", "tools/call", "'tool':'n',", rest), line("DEBUG", "prompts/get", "'prompt':'n',", rest),
                line("DEBUG", "resources/read", "", rest)), lines);
    }

    @Test
    void saysWhoseCallGotWhichErrorUnderWhichIncident() {
        from = Level.INFO;
        ended("tools/call", Principal.ANONYMOUS, new CallOutcome.ToolFailed());
        ended("tools/call", new Principal("https://issuer", "me", Set.of("secret")), new CallOutcome.Refused(-32603, "00c0ffee"));
        assertEquals(List.of(line("INFO", "tools/call", "'tool':'n',", "'principal':'me','issuer':'https://issuer',"
                + "'trace':'0af7651916cd43dd8448eb211c80319c','millis':12,'outcome':'-32603','incident':'00c0ffee'")), lines);
    }

    @Test
    void saysThatACallWasCancelled() {
        ended("ping", Principal.ANONYMOUS, new CallOutcome.Cancelled());
        assertEquals(List.of(line("DEBUG", "ping", "", "'trace':'0af7651916cd43dd8448eb211c80319c','millis':12,'outcome':'cancelled'")), lines);
    }

    @Test
    void saysNothingOfOtherEvents() {
        calls.accept(new ServerEvent.ListenerOpened());
        assertEquals(List.of(), lines);
    }
}
