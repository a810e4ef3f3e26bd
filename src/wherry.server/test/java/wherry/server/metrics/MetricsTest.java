package wherry.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.json.JsonObject;
import wherry.protocol.Message;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.event.CallOutcome;
import wherry.server.event.ServerEvent;
import wherry.tool.Implementation;
import wherry.tool.Principal;

class MetricsTest {
    private static final CallOutcome GOOD = new CallOutcome.Completed();

    private int open = 5;
    private final Metrics metrics = new Metrics(Implementation.of("test", "1\"2"), () -> open, () -> 2);

    private void ended(String tool, Duration took, CallOutcome outcome) {
        var request = new Message.Request(RequestId.of(1), "tools/call", JsonObject.builder().put("name", tool).build());
        metrics.accept(new ServerEvent.Ended(new ServerEvent.Subject(request), Revision.LATEST, new Principal("https://issuer", "secret-subject", Set.of()),
                took, outcome));
    }

    private List<String> lines() {
        var text = new MetricsText(false);
        metrics.write(text);
        return text.end().lines().toList();
    }

    private long series() {
        return lines().stream().filter(line -> line.startsWith("wherry_calls_total{")).count();
    }

    @Test
    void countCallsByMethodNameRevisionAndOutcome() {
        ended("now", Duration.ofMillis(3), GOOD);
        ended("now", Duration.ofMillis(3), GOOD);
        ended("now", Duration.ofMillis(3), new CallOutcome.ToolFailed());
        ended("now", Duration.ofMillis(3), new CallOutcome.Refused(-31429, ""));
        String series = "wherry_calls_total{method=\"tools/call\",name=\"now\",revision=\"2026-07-28\",outcome=\"";
        assertTrue(lines().containsAll(List.of(series + "ok\"} 2", series + "tool_error\"} 1", series + "-31429\"} 1")), () -> lines().toString());
    }

    @Test
    void addDurationsToEachBoundThatHoldsThem() {
        ended("now", Duration.ofNanos(1_000_000), GOOD);
        ended("now", Duration.ofNanos(1_000_001), GOOD);
        ended("now", Duration.ofMinutes(2), GOOD);
        String series = "wherry_call_seconds_bucket{method=\"tools/call\",name=\"now\",le=\"";
        assertTrue(lines().containsAll(List.of(series + "0.001\"} 1", series + "0.0025\"} 2", series + "60.0\"} 2", series + "+Inf\"} 3",
                "wherry_call_seconds_count{method=\"tools/call\",name=\"now\"} 3", "wherry_call_seconds_sum{method=\"tools/call\",name=\"now\"} 120.002000001")),
                () -> lines().toString());
    }

    @Test
    void nameNoToolThatHasNotAnswered() {
        for (int i = 0; i < 1000; i++) {
            ended("invented-" + i, Duration.ZERO, new CallOutcome.Refused(-32602, ""));
        }
        assertEquals(1, series());
        assertFalse(lines().toString().contains("invented"));
    }

    @Test
    void nameAtMostSoManyTools() {
        for (int i = 0; i < 2 * Metrics.NAMES; i++) {
            ended("t" + i, Duration.ZERO, GOOD);
        }
        assertEquals(Metrics.NAMES + 1, series());
    }

    @Test
    void tellOfCallsAtWorkSessionsAndListeners() {
        metrics.accept(new ServerEvent.SessionOpened(Revision.LATEST_LEGACY));
        metrics.accept(new ServerEvent.SessionEnded(Revision.LATEST_LEGACY));
        metrics.accept(new ServerEvent.ListenerOpened());
        metrics.accept(new ServerEvent.ListenerOpened());
        metrics.accept(new ServerEvent.ListenerEnded());
        assertTrue(lines().containsAll(List.of("wherry_calls_waiting 2", "wherry_calls_working 3", "wherry_listeners 1",
                "wherry_sessions_opened_total{revision=\"2025-11-25\"} 1", "wherry_sessions_ended_total{revision=\"2025-11-25\"} 1")), () -> lines().toString());
    }

    @Test
    void countNoCallsBelowNone() {
        open = 0;
        assertTrue(lines().contains("wherry_calls_working 0"));
    }

    @Test
    void tellWhatTheProcessTakes() {
        for (String each : List.of("process_cpu_seconds_total ", "process_start_time_seconds ", "jvm_threads_current ", "jvm_memory_used_bytes{area=\"heap\"} ")) {
            assertTrue(lines().stream().anyMatch(line -> line.startsWith(each) && Double.parseDouble(line.substring(each.length())) > 0), each);
        }
    }

    @Test
    void escapeLabels() {
        assertTrue(lines().stream().anyMatch(line -> line.startsWith("wherry_info{name=\"test\",version=\"1\\\"2\",java=")));
        assertEquals("a=\"\\\\ \\n\"", MetricsText.with("", "a", "\\ \n"));
    }

    @Test
    void holdNoPrincipal() {
        ended("now", Duration.ZERO, GOOD);
        assertFalse(lines().toString().contains("secret-subject"));
    }

    @Test
    void areOpenMetricsOnDemand() {
        ended("now", Duration.ZERO, GOOD);
        var text = new MetricsText(true);
        metrics.write(text);
        List<String> lines = text.end().lines().toList();
        assertTrue(lines.contains("# TYPE wherry_calls counter"));
        assertEquals("# EOF", lines.getLast());
        assertFalse(lines().contains("# EOF"));
    }
}
