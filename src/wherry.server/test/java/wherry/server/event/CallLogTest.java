package wherry.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;
import wherry.protocol.Message;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.ServerHarness;

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

    private void ended(String method, int code, boolean wanted) {
        var request = new Message.Request(RequestId.of(7), method, ServerHarness.object("{'name':'n','arguments':{'secret':1}}"));
        calls.accept(new ServerEvent.Ended(new ServerEvent.Subject(request), Revision.LATEST, Duration.ofMillis(12), code, wanted));
    }

    @Test
    void saysHowLongACallTook() {
        ended("tools/call", 0, true);
        ended("prompts/get", 0, true);
        ended("resources/read", 0, true);
        assertEquals(List.of("DEBUG call {\"id\":7,\"method\":\"tools/call\",\"tool\":\"n\",\"millis\":12}",
                "DEBUG call {\"id\":7,\"method\":\"prompts/get\",\"prompt\":\"n\",\"millis\":12}",
                "DEBUG call {\"id\":7,\"method\":\"resources/read\",\"millis\":12}"), lines);
    }

    @Test
    void saysWhichErrorAnsweredACall() {
        from = Level.INFO;
        ended("tools/call", 0, true);
        ended("tools/call", -32602, true);
        assertEquals(List.of("INFO call {\"id\":7,\"method\":\"tools/call\",\"tool\":\"n\",\"millis\":12,\"code\":-32602}"), lines);
    }

    @Test
    void saysThatACallWasCancelledWhateverCameOfIt() {
        ended("tools/call", -32603, false);
        assertEquals(List.of("INFO call {\"id\":7,\"method\":\"tools/call\",\"tool\":\"n\",\"millis\":12,\"cancelled\":true}"), lines);
    }

    @Test
    void saysNothingOfOtherEvents() {
        calls.accept(new ServerEvent.ListenerOpened());
        assertEquals(List.of(), lines);
    }
}
