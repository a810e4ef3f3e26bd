package wherry.server.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import wherry.server.event.CallOutcome;
import wherry.server.event.ServerEvent;
import wherry.tool.Implementation;

/// Counts the calls, sessions and streams of a server, for Prometheus and for programs that read its formats. Safe for use by many threads.
///
/// It is bounded: a name stands in the metrics once its tool or prompt has answered, and only the first [#NAMES] names do. Nothing in it
/// is an argument, a result or a principal.
public final class Metrics implements Consumer<ServerEvent> {
    static final int NAMES = 200;

    private final Implementation info;
    private final IntSupplier open;
    private final IntSupplier waiting;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    /// By labels, as in the answer, and so in the same order in each.
    private final Map<String, LongAdder> calls = new ConcurrentSkipListMap<>();
    private final Map<String, Histogram> durations = new ConcurrentSkipListMap<>();
    private final Histogram waits = new Histogram();
    private final Map<String, LongAdder> sessionsOpened = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> sessionsEnded = new ConcurrentSkipListMap<>();
    private final LongAdder listeners = new LongAdder();

    /// @param open    counts the calls at work and those that wait for a worker
    /// @param waiting counts the calls that wait for a worker
    public Metrics(Implementation info, IntSupplier open, IntSupplier waiting) {
        this.info = info;
        this.open = open;
        this.waiting = waiting;
    }

    @Override
    public void accept(ServerEvent event) {
        switch (event) {
            case ServerEvent.Arrived _ -> {
            }
            case ServerEvent.Admitted admitted -> waits.add(admitted.waited());
            case ServerEvent.Ended ended -> count(ended);
            case ServerEvent.SessionOpened opened -> increment(sessionsOpened, label("revision", opened.revision().text()));
            case ServerEvent.SessionEnded ended -> increment(sessionsEnded, label("revision", ended.revision().text()));
            case ServerEvent.ListenerOpened _ -> listeners.increment();
            case ServerEvent.ListenerEnded _ -> listeners.decrement();
        }
    }

    private void count(ServerEvent.Ended ended) {
        String of = label("method", ended.subject().method());
        String name = ended.subject().name().orElse("");
        if (isKnown(name, ended.outcome())) {
            of = MetricsText.with(of, "name", name);
        }
        String outcome = MetricsText.with(MetricsText.with(of, "revision", ended.revision().text()), "outcome", ended.outcome().label());
        increment(calls, outcome);
        durations.computeIfAbsent(of, _ -> new Histogram()).add(ended.took());
    }

    /// A client can send any name. One that has answered is a name of ours.
    private boolean isKnown(String name, CallOutcome outcome) {
        if (name.isEmpty() || names.contains(name)) {
            return !name.isEmpty();
        }
        return outcome instanceof CallOutcome.Completed && names.size() < NAMES && names.add(name);
    }

    private static String label(String name, String value) {
        return MetricsText.with("", name, value);
    }

    private static void increment(Map<String, LongAdder> counters, String labels) {
        counters.computeIfAbsent(labels, _ -> new LongAdder()).increment();
    }

    /// Writes all of it, and what the process itself takes.
    public void write(MetricsText text) {
        text.gauge("wherry_info", "The server that answers");
        text.sample("wherry_info", MetricsText.with(MetricsText.with(label("name", info.name()), "version", info.version()),
                "java", Runtime.version().toString()), 1);
        writeCalls(text);
        counter(text, "wherry_sessions_opened_total", "Sessions of older revisions that were opened or taken up", sessionsOpened);
        counter(text, "wherry_sessions_ended_total", "Sessions of older revisions that ended or were forgotten", sessionsEnded);
        text.gauge("wherry_listeners", "Open streams of subscriptions/listen");
        text.sample("wherry_listeners", "", listeners.sum());
        ProcessMetrics.write(text);
    }

    private void writeCalls(MetricsText text) {
        counter(text, "wherry_calls_total", "Ended calls of tools, resources and prompts", calls);
        text.histogram("wherry_call_seconds", "Time from the arrival of a call to its answer");
        durations.forEach((labels, histogram) -> histogram.write(text, "wherry_call_seconds", labels));
        text.histogram("wherry_call_wait_seconds", "Time that a call waited for a worker");
        waits.write(text, "wherry_call_wait_seconds", "");
        int queued = waiting.getAsInt();
        text.gauge("wherry_calls_waiting", "Calls that wait for a worker");
        text.sample("wherry_calls_waiting", "", queued);
        text.gauge("wherry_calls_working", "Calls at work");
        text.sample("wherry_calls_working", "", Math.max(0, open.getAsInt() - queued));
    }

    private static void counter(MetricsText text, String name, String help, Map<String, LongAdder> counters) {
        text.counter(name, help);
        counters.forEach((labels, count) -> text.sample(name, labels, count.sum()));
    }
}
